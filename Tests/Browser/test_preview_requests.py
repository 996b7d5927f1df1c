"""What `helpgen serve` answers on loopback: as a static host would, and what it refuses or bounds."""

import contextlib
import gzip
import re
import socket
import threading
import time

import pytest

from preview_under_test import connect, events, get, received, talk

page = "/en/buying/bid/"
markdown = "/en/buying/bid/index.md"


@pytest.fixture
def preview(small_preview):
    return small_preview


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
    left = []

    def trickle(start: bytes):
        with connect(preview) as connection, contextlib.suppress(ConnectionError):
            connection.sendall(start)
            for _ in range(100):
                time.sleep(0.4)
                connection.sendall(b"X")
            left.append(start)

    threads = [threading.Thread(target=trickle, args=[start]) for start in [head, body, b""] * 20]
    for thread in threads:
        thread.start()
    assert get(preview, page)[0] == 200
    for thread in threads:
        thread.join()
    assert left == []


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
        f"POST /_preview/ask HTTP/1.1\r\n{host}Content-Length: -5\r\n\r\n",
        f"POST /_preview/ask HTTP/1.1\r\n{host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    ]:
        with connect(preview) as connection:
            connection.sendall(request.encode("latin-1"))
            connection.shutdown(socket.SHUT_WR)
            assert not received(connection).startswith(b"HTTP/1.1 2"), request
