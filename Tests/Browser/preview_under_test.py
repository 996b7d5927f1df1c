"""`helpgen serve` of a small project, in a process of its own."""

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


def write_project(folder: pathlib.Path, files: dict[str, str]):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


class Preview:
    def __init__(self, folder):
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.log = (folder / f"log-{self.port}").open("w")
        self.process = subprocess.Popen(
            [helpgen, "serve", "--project", folder, "--port", str(self.port)],
            stdout=self.log, stderr=self.log)
        self.wait()

    def wait(self):
        for _ in range(600):
            try:
                return urllib.request.urlopen(self.origin + "/", timeout=60).read()
            except urllib.error.HTTPError:
                return None
            except OSError:
                time.sleep(0.1)
        raise AssertionError((self.folder / f"log-{self.port}").read_text())

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
