"""`helpgen serve` of a small project, in a process of its own."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

helpgen = os.environ.get("HELPGEN", "helpgen")

site_settings = """url: https://help.example.com/
title: Help
source: en
languages: [en, es]
"""
article = "---\ntitle: {title}\nquestions: [how do I bid]\n---\n{body}\n"
small_site = {
    "Content/site.yml": site_settings + "redirects: {/en/old/: /en/buying/bid/}\n",
    "Content/en/buying/index.md": "---\ntitle: Buying\n---\n",
    "Content/en/buying/bid.md": article.format(title="Place a bid", body="Words of an article. " * 40),
    "Content/en/buying/secret.md": "---\ntitle: Not yet\ndraft: true\n---\nSoon there is more.\n",
    "Content/es/buying/index.md": "---\ntitle: Comprar\n---\n",
    "Outside.txt": "outside of the site",
}


def write_project(folder: pathlib.Path, files: dict[str, str]):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Preview:
    """`path` is a folder of programs that are found before others, `user` who runs the server."""

    def __init__(
        self, folder: pathlib.Path, *arguments: str, path: pathlib.Path | None = None, user: int | None = None,
    ):
        self.folder = folder
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.log = (folder / f"log-{self.port}").open("w")
        self.process = subprocess.Popen(
            [helpgen, "serve", "--project", folder, "--port", str(self.port), *arguments],
            stdout=self.log, stderr=self.log, user=user,
            env={**os.environ, "PATH": f"{path}:{os.environ['PATH']}"} if path else None)
        self.wait()

    def wait(self):
        for _ in range(600):
            try:
                return urllib.request.urlopen(self.origin + "/", timeout=60).read()
            except urllib.error.HTTPError:
                return None
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.told())

    def told(self) -> str:
        """What the command has printed so far."""
        return (self.folder / f"log-{self.port}").read_text()

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    def memory(self) -> float:
        """Of the server's process, in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def close(self):
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(20) == 0
        self.log.close()


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
    return log.read_text().split("\n")[:-1] if log.exists() else []
