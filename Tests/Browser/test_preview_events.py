"""Who may read and write what only the preview knows, and what becomes of events."""

import contextlib
import http.client
import json
import subprocess
import threading
import time

import pytest

from preview_under_test import Preview, events, get, helpgen, post, small_site, write_project

page = "/en/buying/bid/"


@pytest.fixture
def preview(small_preview):
    return small_preview


# Pages of other sites


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "localhost.evil.example:{port}", ""])
def test_another_name_of_this_machine_is_refused(preview, host):
    for path in [page, "/_preview/", "/_preview/events", "/_preview/page?path=/en/"]:
        assert get(preview, path, Host=host.format(port=preview.port))[0] in (400, 421)
    assert post(preview, "feedback", {"vote": "yes"}, Host=host.format(port=preview.port))[0] in (400, 421)


@pytest.mark.parametrize("headers", [
    {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "https://127.0.0.1:{port}"}, {"Origin": "http://127.0.0.1:1"},
    {"Origin": "http://localhost:{port}"}, {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"},
])
def test_a_page_of_another_site_can_neither_read_nor_write(preview, headers):
    headers = {name: value.format(port=preview.port) for name, value in headers.items()}
    before = events(preview)
    for path in ["/_preview/", "/_preview/events", "/_preview/page?path=/en/", "/_preview/items", "/_preview/preview.js"]:
        status, answer, _ = get(preview, path, **headers)
        assert status == 403 and answer["Access-Control-Allow-Origin"] is None
    for kind in ["feedback", "contact", "search", "ask"]:
        assert post(preview, kind, {"vote": "yes"}, **headers)[0] == 403
        form = {"Content_Type": "application/x-www-form-urlencoded", **headers}
        assert post(preview, kind, b"vote=yes", **form)[0] == 403
        asked = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "content-type", **headers}
        status, answer, _ = get(preview, f"/_preview/{kind}", "OPTIONS", **asked)
        assert status == 403 and answer["Access-Control-Allow-Origin"] is None
    assert events(preview) == before
    status, answer, _ = get(preview, "/en/buying/secret/", **headers)
    assert answer["Access-Control-Allow-Origin"] is None
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_no_page_elsewhere_can_read_drafts_or_post_in_a_browser(preview, chromium):
    """From `localhost`, which is another origin than 127.0.0.1, as any page elsewhere is."""
    before = events(preview)
    with contextlib.closing(chromium.new_context()) as context:
        foreign = context.new_page()
        foreign.route("http://elsewhere.example/", lambda route: route.fulfill(
            content_type="text/html", body="<title>Elsewhere</title>"))
        foreign.goto("http://elsewhere.example/")
        for path in ["/en/buying/secret/", "/_preview/", "/_preview/page?path=/en/buying/secret/", "/en/llms.txt"]:
            assert foreign.evaluate(
                "url => fetch(url).then((r) => r.text()).catch(() => 'refused')", preview.origin + path) == "refused"
        assert foreign.evaluate(
            "url => new Promise((done) => { const source = new EventSource(url);"
            " source.onmessage = source.onopen = () => done('read'); source.onerror = () => done('refused'); })",
            preview.origin + "/_preview/events") == "refused"
        foreign.evaluate(
            "url => { navigator.sendBeacon(url, new URLSearchParams({vote: 'yes'}));"
            " return fetch(url, {method: 'POST', mode: 'no-cors', body: new URLSearchParams({vote: 'yes'})}).catch(() => 0); }",
            preview.origin + "/_preview/feedback")
        foreign.evaluate(
            "url => { document.body.innerHTML = `<iframe name=a></iframe><form method=post target=a action=${url}>"
            "<input name=vote value=yes></form>`; document.forms[0].submit(); }", preview.origin + "/_preview/feedback")
        foreign.wait_for_timeout(500)
    assert events(preview) == before


# Events


def test_events_are_whole_lines_whoever_sends_them_at_once(preview):
    before = len(events(preview))
    words = ["é\n\u2028\x00" * 50, "b" * 60_000, 'c","vote":"no']

    def send(number: int):
        assert post(preview, "ask", {"question": words[number % 3], "number": number})[0] == 204

    threads = [threading.Thread(target=send, args=[number]) for number in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    new = [json.loads(line) for line in events(preview)[before:]]
    assert sorted(event["number"] for event in new) == list(range(60))
    assert all(event["question"] == words[event["number"] % 3] for event in new)


def test_what_is_no_event_is_refused(preview):
    before = events(preview)
    for body, status in [(b"", 400), (b"[]", 400), (b"{", 400), (b"{}", 400), (b"[" * 60_000, 400), (b"x" * 70_000, 413)]:
        assert post(preview, "ask", body)[0] == status
    assert post(preview, "ask", b"{\"a\": 1}", Content_Type="text/plain")[0] == 415
    assert post(preview, "unknown", {"a": 1})[0] == 404
    assert events(preview) == before


def test_no_event_is_lost_when_the_server_ends(tmp_path):
    write_project(tmp_path, small_site)
    preview = Preview(tmp_path)
    written = []

    def send():
        with contextlib.suppress(OSError, http.client.HTTPException):
            while post(preview, "search", {"number": len(written)})[0] == 204:
                written.append(len(written))

    thread = threading.Thread(target=send)
    thread.start()
    listening = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=30)
    listening.request("GET", "/_preview/events")
    listening.getresponse()
    while len(written) < 20:
        time.sleep(0.01)
    preview.close()
    thread.join()
    numbers = [json.loads(line)["number"] for line in events(preview)]
    assert numbers[:len(written)] == written
    assert subprocess.run([helpgen, "report", tmp_path / ".helpgen/events.jsonl"], capture_output=True).returncode == 0


def test_two_servers_share_a_log(preview):
    with contextlib.closing(Preview(preview.folder)) as other:
        before = len(events(preview))
        senders = [
            threading.Thread(target=lambda at=at: [post(at, "ask", {"text": "a" * 9000}) for _ in range(20)])
            for at in (preview, other)
        ]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        assert [json.loads(line)["text"] for line in events(preview)[before:]] == ["a" * 9000] * 40


def test_a_log_that_cannot_be_written_is_told_and_ends_nothing(tmp_path):
    write_project(tmp_path, small_site)
    log = tmp_path / ".helpgen/events.jsonl"
    with contextlib.closing(Preview(tmp_path)) as preview:
        def told() -> str:
            status, _, body = post(preview, "feedback", {"vote": "yes"})
            assert status == 507 and f"error: {body.decode()}" in preview.told()
            return body.decode().strip()

        log.parent.write_text("")
        assert told() == 'cannot write ".helpgen/events.jsonl": Not a directory'
        log.parent.unlink()
        log.mkdir(parents=True)
        assert told() == 'cannot write ".helpgen/events.jsonl": Is a directory'
        log.rmdir()
        log.symlink_to("/dev/full")
        assert told() == 'cannot write ".helpgen/events.jsonl": No space left on device'
        log.unlink()
        with log.open("wb") as full:
            full.truncate((64 << 20) + 1)
        assert told() == '".helpgen/events.jsonl" is full, remove it to go on'
        log.write_text('{"cut": "sho')
        assert post(preview, "feedback", {"vote": "yes"})[0] == 204
        assert [line[:5] for line in events(preview)] == ['{"cut', '{"at"']
