#!/usr/bin/env python3
"""Prints figures of `helpgen serve`; asserts nothing, since times are the machine's.

usage: Tests/Benchmarks/preview.py [--helpgen FILE] [--project DIR] [PART...]

edits   from saving an article whose page is open to the changed page served, over 50 edits of sources and 50 of
        translations; memory after 20 edits and after 200
git     the same in a git repository in which everything is committed, so that each edit of a source
        makes its translations stale
load    wrk with 32 connections for 30 seconds, beside `python3 -m http.server` and `hugo server`,
        where these are installed, on the same files

Without a project, one of 10,000 articles in five languages is made.
"""

import argparse
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from figures import root, write_corpus


class Server:
    """A server of a process of its own, ready when it answers."""

    def __init__(self, *command: object, port: int, cwd: pathlib.Path | None = None):
        self.port = port
        self.process = subprocess.Popen(
            [str(part) for part in command], cwd=cwd, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        while True:
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
                self.get("/")
                return
            except OSError:
                time.sleep(0.1)

    def get(self, path: str) -> tuple[int, bytes]:
        self.connection.request("GET", path)
        response = self.connection.getresponse()
        return response.status, response.read()

    def listen(self, path: str) -> http.client.HTTPConnection:
        """An open page, as a browser that shows it keeps one."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", f"/_preview/page?path={path}")
        connection.getresponse()
        return connection

    def memory(self) -> float:
        """In MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def close(self):
        self.connection.close()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def articles(project: pathlib.Path, language: str) -> list[pathlib.Path]:
    """Fifty articles from all over the language's folder."""
    files = sorted(file for file in (project / "Content" / language).glob("*/*.md") if file.name != "index.md")
    return files[:: max(1, len(files) // 50)][:50]


def edit(server: Server, file: pathlib.Path, number: int) -> float:
    """Milliseconds until the page, which is open in a browser, has a new last paragraph."""
    text = file.read_text().split("\n\nEdit number")[0]
    words = f"Edit number {number} of {file.stem}"
    path = f"/{file.parents[1].name}/{file.parent.name}/{file.stem}/"
    opened = server.listen(path)
    start = time.perf_counter()
    file.write_text(f"{text}\n\n{words}.\n")
    while words.encode() not in server.get(path)[1]:
        if time.perf_counter() - start > 60:
            sys.exit(f"{path} does not show \"{words}\"")
        time.sleep(0.001)
    duration = time.perf_counter() - start
    opened.close()
    return duration * 1000


def figures_of_edits(helpgen: pathlib.Path, project: pathlib.Path):
    settings = (project / "Content/site.yml").read_text()
    source = re.search(r"^source: *(\S+)", settings, re.M)[1]
    languages = sorted(folder.name for folder in (project / "Content").iterdir() if folder.is_dir())
    translation = next(language for language in languages if language != source)
    port = free_port()
    start = time.perf_counter()
    server = Server(helpgen, "serve", "--project", project, "--port", port, port=port)
    print(f"first page after {time.perf_counter() - start:.1f} s")
    number = 0
    for name, language in [("sources", source), ("translations", translation)]:
        times = []
        for file in articles(project, language):
            number += 1
            times.append(edit(server, file, number))
            if number == 20:
                early = server.memory()
        percentile = statistics.quantiles(times, n=20)[18]
        print(f"{len(times)} edits of {name}: median {statistics.median(times):.0f} ms, "
              f"p95 {percentile:.0f} ms, most {max(times):.0f} ms")
    files = articles(project, source)
    while number < 200:
        number += 1
        edit(server, files[number % len(files)], number)
    late = server.memory()
    print(f"memory after 20 edits {early:.0f} MiB, after 200 {late:.0f} MiB: {late / early - 1:+.1%}")
    server.close()


def commit_all(project: pathlib.Path):
    def git(*arguments: str):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments],
                       cwd=project, check=True, stdout=subprocess.DEVNULL)

    git("init", "--quiet")
    git("add", "Content")
    git("commit", "--quiet", "--message", "All")
    # Translations of a later day: their source is the one that their commit knows.
    for file in (project / "Content").glob("*/*/*.md"):
        file.write_text(file.read_text() + "\nAnd more.\n")
    git("commit", "--quiet", "--all", "--message", "More")


def load(server: Server, path: str) -> str:
    url = f"http://127.0.0.1:{server.port}{path}"
    result = subprocess.run(["wrk", "-t2", "-c32", "-d30s", "--latency", url], capture_output=True, text=True, check=True)
    speed = float(re.search(r"Requests/sec:\s+([\d.]+)", result.stdout)[1])
    slow = re.search(r"99%\s+(\S+)", result.stdout)[1]
    errors = re.findall(r"(Socket errors.*|Non-2xx.*)", result.stdout)
    return f"{speed:9,.0f} requests a second, 99 % within {slow}; {', '.join(errors) or 'no error'}"


def figures_of_load(helpgen: pathlib.Path, project: pathlib.Path, folder: pathlib.Path):
    output = folder / "hugo/static"
    subprocess.run([helpgen, "build", "--project", project, "--output", output],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (folder / "hugo/hugo.toml").write_text('baseURL = "http://127.0.0.1/"\n')
    page = max(output.glob("*/*/*/index.html"))
    path = f"/{page.parent.relative_to(output)}/"
    print(f"{path}, {page.stat().st_size:,} bytes")
    ports = [free_port() for _ in range(3)]
    commands = {
        "helpgen serve": (helpgen, "serve", "--project", project, "--port", ports[0]),
        "http.server": ("python3", "-m", "http.server", "--bind", "127.0.0.1", "--directory", output, ports[1]),
        "hugo server": ("hugo", "server", "--source", folder / "hugo", "--port", ports[2], "--watch=false"),
    }
    for (name, command), port in zip(commands.items(), ports):
        if shutil.which(str(command[0])) is None:
            print(f"{name:14} is not installed")
            continue
        server = Server(*command, port=port)
        print(f"{name:14} {load(server, path)}")
        server.close()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--helpgen", type=pathlib.Path, default=root / ".build/release/helpgen")
    arguments.add_argument("--project", type=pathlib.Path)
    arguments.add_argument("parts", nargs="*", metavar="PART", help="edits, git, load; all without an argument")
    chosen = arguments.parse_args()
    helpgen = chosen.helpgen.resolve()
    os.environ["PATH"] += f":{root}/.build/python/bin"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        project = folder / "project"
        if chosen.project:
            shutil.copytree(chosen.project / "Content", project / "Content")
        else:
            write_corpus(project, 10_000)
        for part in chosen.parts or ["edits", "git", "load"]:
            print(f"== {part}")
            if part == "git":
                commit_all(project)
            if part == "load":
                figures_of_load(helpgen, project, folder)
            else:
                figures_of_edits(helpgen, project)


main()
