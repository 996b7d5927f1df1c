"""What `helpgen serve` answers on loopback: as a static host would, and what it refuses or bounds."""

import contextlib
import gzip
import http.client
import json
import re
import resource
import signal
import socket
import subprocess
import threading
import time

import pytest

from preview_under_test import Preview, article, helpgen, site_settings, write_project

files = {
    "Content/site.yml": site_settings + "redirects: {/en/old/: /en/buying/bid/}\n",
    "Content/en/buying/index.md": "---\ntitle: Buying\n---\n",
    "Content/en/buying/bid.md": article.format(title="Place a bid", body="Words of an article. " * 40),
    "Content/en/buying/secret.md": "---\ntitle: Not yet\ndraft: true\n---\nSoon there is more.\n",
    "Content/es/buying/index.md": "---\ntitle: Comprar\n---\n",
    "Outside.txt": "outside of the site",
}
page = "/en/buying/bid/"
markdown = "/en/buying/bid/index.md"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    folder = tmp_path_factory.mktemp("preview")
    write_project(folder, files)
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, limit[1]), limit[1]))
    with contextlib.closing(Preview(folder)) as preview:
        yield preview
        assert preview.process.poll() is None
        assert get(preview, page)[0] == 200
        assert preview.memory() < 400
    resource.setrlimit(resource.RLIMIT_NOFILE, limit)


def get(preview, path, method="GET", body=None, **headers):
    """Status, headers and body; names of headers are written with `_`."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=30)
    with contextlib.closing(connection):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body, headers=named)
        response = connection.getresponse()
        return response.status, response.headers, response.read()


def post(preview, kind, event, **headers):
    body = event if isinstance(event, bytes) else json.dumps(event).encode()
    return get(preview, f"/_preview/{kind}", "POST", body, **{"Content_Type": "application/json", **headers})


def connect(preview):
    return socket.create_connection(("127.0.0.1", preview.port), timeout=40)


def talk(preview, data: bytes) -> bytes:
    """All that is answered to these bytes, at most 64 KB."""
    with connect(preview) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(data)
        return received(connection)


def received(connection) -> bytes:
    answer = b""
    with contextlib.suppress(ConnectionError):
        while len(answer) < 1 << 16 and (part := connection.recv(1 << 16)):
            answer += part
    return answer


def events(preview) -> list[str]:
    log = preview.folder / ".helpgen/events.jsonl"
    return log.read_text().splitlines() if log.exists() else []


# As a static host


def test_a_page_that_is_known_is_not_sent_again(preview):
    status, headers, body = get(preview, page)
    assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8"
    for known in [headers["ETag"], f'W/{headers["ETag"]}, "x"', "*"]:
        status, again, body = get(preview, page, If_None_Match=known)
        assert (status, body, again["ETag"]) == (304, b"", headers["ETag"])
    assert get(preview, page, If_None_Match='"other"')[0] == 200


def test_pages_are_packed_for_who_can_unpack_them(preview):
    plain = get(preview, page)
    packed = get(preview, page, Accept_Encoding="br, gzip;q=0.8")
    assert packed[1]["Content-Encoding"] == "gzip" and packed[1]["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed[2]) == plain[2]
    assert packed[1]["ETag"] != plain[1]["ETag"]
    for refusing in ["", "identity", "gzip;q=0", "gzip; q=0.000", "br"]:
        assert get(preview, page, Accept_Encoding=refusing)[1]["Content-Encoding"] is None


def test_parts_of_a_file_are_sent(preview):
    status, headers, whole = get(preview, markdown)
    size = len(whole)
    for asked, first, last in [
        ("0-9", 0, 9), ("5-", 5, size - 1), ("-7", size - 7, size - 1), (f"3-{size * 2}", 3, size - 1),
    ]:
        status, part, body = get(preview, markdown, Range=f"bytes={asked}")
        assert status == 206 and body == whole[first:last + 1]
        assert part["Content-Range"] == f"bytes {first}-{last}/{size}"
    for asked in [f"{size}-", f"{size + 5}-{size + 9}", "-0"]:
        status, part, body = get(preview, markdown, Range=f"bytes={asked}")
        assert (status, part["Content-Range"], body) == (416, f"bytes */{size}", b"")


def test_what_is_no_range_and_many_ranges_get_the_whole(preview):
    whole = get(preview, markdown)[2]
    many = ",".join(f"{start}-" for start in range(500))
    for asked in ["bytes=0-4,9-12", f"bytes={many}", "bytes=9-4", "bytes=a-b", "bytes=--5", "lines=0-1", "bytes="]:
        status, _, body = get(preview, markdown, Range=asked)
        assert (status, body) == (200, whole), asked
    assert get(preview, markdown, Range="bytes=0-4", If_Range='"old"')[0] == 200


def test_a_head_is_that_of_the_page(preview):
    for path, headers in [(page, {}), (page, {"Accept_Encoding": "gzip"}), ("/nothing", {}), ("/en/old/", {})]:
        whole, head = get(preview, path, **headers), get(preview, path, "HEAD", **headers)
        assert head[2] == b"" and head[0] == whole[0]
        assert {**head[1], "Date": ""} == {**whole[1], "Date": ""}


def test_addresses_lead_where_the_host_would_lead_them(preview):
    for path, target in [("/en/old/", page), ("/en/old", page), ("/en/buying", "/en/buying/"),
                         ("/en/buying?a=b", "/en/buying/?a=b")]:
        status, headers, _ = get(preview, path)
        assert (status, headers["Location"]) == (301, target)
    assert get(preview, "/_redirects")[0] == get(preview, "/_headers")[0] == 404


def test_each_language_has_its_own_page_for_what_is_not_there(preview):
    for path, language in [("/nothing", "en"), ("/en/nothing", "en"), ("/es/nothing/at/all/", "es")]:
        status, _, body = get(preview, path)
        assert status == 404 and f'<html lang="{language}"'.encode() in body


def test_the_headers_of_the_site_are_sent(preview):
    headers = get(preview, page)[1]
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert headers["X-Content-Type-Options"] == "nosniff"
    style = re.search(rb'rel="stylesheet" href="([^"]+)"', get(preview, page)[2])[1].decode()
    headers = get(preview, style)[1]
    assert headers["Content-Type"] == "text/css; charset=utf-8"
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"


# Refused or bounded


@pytest.mark.parametrize("path", [
    "/../Outside.txt", "/en/../../Outside.txt", "/%2e%2e/Outside.txt", "/%2E%2e%2FOutside.txt", "/..%2fOutside.txt",
    "/..%5cOutside.txt", "/..\\Outside.txt", "/%252e%252e/Outside.txt", "/%252e%252e%252fOutside.txt",
    "/%c0%ae%c0%ae/Outside.txt", "/%c0%af../Outside.txt", "/%e0%80%ae%e0%80%ae/Outside.txt", "/%uff0e%uff0e/Outside.txt",
    "/．．/Outside.txt", "/....//Outside.txt", "/..;/Outside.txt", "/.%00./Outside.txt", "/en%00/../../Outside.txt",
    "//Outside.txt", "///etc/passwd", "/en/buying/bid/../../../../Outside.txt", "/./././../Outside.txt", "..",
    "file:///etc/passwd", "/assets/../Outside.txt", "/assets/%2e%2e%2f%2e%2e%2fContent/site.yml", "/Content/site.yml",
    "/.helpgen/events.jsonl", "/_preview/../Outside.txt", "/_preview/%2e%2e/Outside.txt", "/_preview/..%2fpreview.js",
    "/~root", "/C:/Windows/win.ini", "/%", "/%4", "/%zz",
])
def test_no_path_leads_out_of_the_site(preview, path):
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nConnection: close\r\n\r\n"
    answer = talk(preview, request.encode())
    assert re.match(rb"HTTP/1.1 (400|404) ", answer), answer[:200]
    assert b"outside of the site" not in answer and b"root:" not in answer and b"source: en" not in answer


@pytest.mark.parametrize("head", [
    b"X-Long: " + b"a" * (1 << 20) + b"\r\n",
    b"".join(b"X-%d: %s\r\n" % (number, b"a" * 1000) for number in range(1000)),
    b"X: 1\r\n" * 100_000,
    b"X" * (1 << 20) + b": 1\r\n",
])
def test_a_head_of_a_megabyte_is_refused(preview, head):
    start = f"GET {page} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n".encode()
    answer = talk(preview, start + head + b"\r\n")
    assert not answer.startswith(b"HTTP/1.1 200"), answer[:100]


def test_an_address_of_a_megabyte_is_refused(preview):
    host = f"Host: 127.0.0.1:{preview.port}\r\n\r\n".encode()
    assert not talk(preview, b"GET /" + b"a" * (1 << 20) + b" HTTP/1.1\r\n" + host).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("path", ["/_preview/feedback", page])
@pytest.mark.parametrize("framing", ["Content-Length: 104857600", "Transfer-Encoding: chunked"])
def test_a_body_of_a_hundred_megabytes_is_not_kept(preview, path, framing):
    before = preview.memory()
    head = (f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n"
            f"Content-Type: application/json\r\n{framing}\r\n\r\n")
    piece = b"[" * (1 << 20)
    if "chunked" in framing:
        piece = b"100000\r\n" + piece + b"\r\n"
    with connect(preview) as connection, contextlib.suppress(ConnectionError):
        connection.sendall(head.encode())
        for _ in range(100):
            connection.sendall(piece)
        assert re.match(rb"HTTP/1.1 (405|413) ", received(connection))
    assert preview.memory() - before < 60
    assert events(preview) == [] or "[[" not in events(preview)[-1]


def test_slow_clients_are_sent_away_and_hold_nobody_up(preview):
    head = f"GET {page} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n".encode()
    body = (f"POST /_preview/ask HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n"
            "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n").encode()
    ended = []

    def trickle(start: bytes):
        with connect(preview) as connection, contextlib.suppress(ConnectionError):
            connection.sendall(start)
            for _ in range(100):
                time.sleep(0.4)
                connection.sendall(b"X")
            return
        ended.append(start)

    threads = [threading.Thread(target=trickle, args=[start]) for start in [head, body, b""] * 20]
    for thread in threads:
        thread.start()
    assert get(preview, page)[0] == 200
    for thread in threads:
        thread.join()
    assert len(ended) == len(threads)


def test_a_thousand_idle_connections_leave_room(preview):
    before = preview.memory()
    with contextlib.ExitStack() as stack:
        for _ in range(1000):
            stack.enter_context(connect(preview))
        assert get(preview, page)[0] == 200
        assert preview.memory() - before < 100


def test_half_closed_connections_get_their_answer(preview):
    request = f"GET {page} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode()
    with connect(preview) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        assert received(connection).startswith(b"HTTP/1.1 200 OK\r\n")
    with connect(preview) as connection:
        connection.sendall(request[:20])
        connection.shutdown(socket.SHUT_WR)
        assert not received(connection).startswith(b"HTTP/1.1 200")


def test_clients_that_vanish_are_forgotten(preview):
    listen = f"GET /_preview/events HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode()
    for _ in range(300):
        with connect(preview) as connection:
            connection.sendall(listen)
            connection.recv(20)
    for _ in range(100):
        with connect(preview) as connection:
            connection.sendall(listen)
            if connection.recv(100).startswith(b"HTTP/1.1 200"):
                return
        time.sleep(0.3)
    raise AssertionError("listeners that are gone still count")


def test_requests_that_are_none_are_refused(preview):
    host = f"Host: 127.0.0.1:{preview.port}\r\n"
    for request in [
        "\r\n\r\n\r\n", "GET\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00", f"GET / HTTP/9.9\r\n{host}\r\n", "GET / HTTP/1.1\r\n\r\n",
        f"GET {page} HTTP/1.1\r\n{host}Host: evil.example\r\n\r\n",
        f"POST /_preview/ask HTTP/1.1\r\n{host}Content-Length: -5\r\n\r\n",
        f"POST /_preview/ask HTTP/1.1\r\n{host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    ]:
        with connect(preview) as connection:
            connection.sendall(request.encode("latin-1"))
            connection.shutdown(socket.SHUT_WR)
            assert not received(connection).startswith(b"HTTP/1.1 2"), request


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
    write_project(tmp_path, files)
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
    write_project(tmp_path, files)
    (tmp_path / ".helpgen/events.jsonl").mkdir(parents=True)
    with contextlib.closing(Preview(tmp_path)) as preview:
        status, _, body = post(preview, "feedback", {"vote": "yes"})
        assert (status, body) == (507, b'cannot write ".helpgen/events.jsonl": Is a directory\n')
        (tmp_path / ".helpgen/events.jsonl").rmdir()
        with (tmp_path / ".helpgen/events.jsonl").open("wb") as log:
            log.truncate((64 << 20) + 1)
        status, _, body = post(preview, "feedback", {"vote": "yes"})
        assert (status, body) == (507, b'".helpgen/events.jsonl" is full, remove it to go on\n')
        (tmp_path / ".helpgen/events.jsonl").write_text('{"cut": "sho')
        assert post(preview, "feedback", {"vote": "yes"})[0] == 204
        assert [line[:5] for line in events(preview)] == ['{"cut', '{"at"']
