#!/usr/bin/env python3
"""Prints how long `helpgen status` takes against `helpgen check`; asserts nothing, since times are
the machine's.

usage: Tests/Benchmarks/status.py [HELPGEN [PROJECT]]       default: .build/release/helpgen, a corpus made here
Copies the project (10,000 articles in five languages where it is made here) into a git repository of
2,000 commits, in which every file is added by the first and one article is changed by each other.
1. No translation names its source's revision: git's dates decide for each.
2. Every translation names the revision of now: git is not asked.
3. Then 500 sources change: git is asked for the earlier texts of these.
Each figure is the best of three runs; "cold" is the first, with the system's file cache dropped
where the user may.
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from figures import root, words, write_corpus

helpgen = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else root / ".build/release/helpgen").resolve())
commits = 2_000
clock = 1_700_000_000


def git(project: pathlib.Path, *arguments: str, data: bytes | None = None):
    command = ["git", "-C", str(project), "-c", "user.name=Editor", "-c", "user.email=editor@example.com"]
    subprocess.run([*command, *arguments], input=data, check=True, stdout=subprocess.DEVNULL)


def commit_history(project: pathlib.Path):
    """The last commit is the project as it is: each of the others takes back a sentence of one article."""
    source = random.Random(1)
    files = sorted(path for path in (project / "Content").rglob("*") if path.is_file())
    articles = [path for path in files if path.suffix == ".md" and path.name != "index.md"]
    changed = [source.choice(articles) for _ in range(commits - 1)]
    texts = {path: path.read_bytes() for path in files}
    versions = {path: texts[path] for path in files}
    steps = []
    for path in reversed(changed):
        steps.append((path, versions[path]))
        versions[path] = versions[path] + f"\n{words(source, 12)}.\n".encode()
    stream = bytearray()

    def begin(number: int):
        stream.extend(f"commit refs/heads/main\ncommitter Editor <editor@example.com> {clock + number * 3600} +0000\n"
                      f"data 1\n.\n".encode())

    def add(path: pathlib.Path, text: bytes):
        stream.extend(f"M 644 inline {path.relative_to(project)}\ndata {len(text)}\n".encode() + text + b"\n")

    begin(0)
    for path in files:
        add(path, versions[path])
    for number, (path, text) in enumerate(reversed(steps), 1):
        begin(number)
        add(path, text)
    git(project, "init", "-q", "-b", "main")
    git(project, "fast-import", "--quiet", data=bytes(stream))
    git(project, "reset", "-q", "--hard", "main")
    git(project, "gc", "-q")


def drop_caches():
    os.sync()
    try:
        pathlib.Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        print("(the file cache cannot be dropped here: cold figures are warm)")


def seconds(project: pathlib.Path, command: str, *arguments: str) -> float:
    start = time.monotonic()
    subprocess.run([helpgen, command, *arguments, "--project", str(project)],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def print_figures(project: pathlib.Path, title: str):
    drop_caches()
    status = [seconds(project, "status") for _ in range(3)]
    check = [seconds(project, "check") for _ in range(3)]
    print(f"{title}: status {status[0]:.2f} s cold, {min(status):.2f} s; check {min(check):.2f} s; "
          f"ratio {min(status) / min(check):.2f}", flush=True)


def mark_translated(project: pathlib.Path, source: str):
    files = [str(path.relative_to(project)) for path in sorted((project / "Content").glob("*/*/*.md"))
             if path.name != "index.md" and path.parts[-3] != source]
    subprocess.run([helpgen, "translated", *files, "--project", str(project)], check=True, stdout=subprocess.DEVNULL)


def main():
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder) / "project"
        if len(sys.argv) > 2:
            shutil.copytree(pathlib.Path(sys.argv[2]) / "Content", project / "Content")
        else:
            write_corpus(project, 10_000)
        settings = (project / "Content/site.yml").read_text()
        source = settings.split("source: ")[1].split()[0].strip('"')
        commit_history(project)
        print_figures(project, "by git's dates")
        mark_translated(project, source)
        git(project, "commit", "-qam", "Record revisions")
        print_figures(project, "by revisions of now")
        for path in sorted((project / "Content" / source).glob("*/article-*.md"))[:500]:
            path.write_text(path.read_text() + "\nOne more sentence at the end of the article.\n")
        git(project, "commit", "-qam", "Change sources")
        print_figures(project, "by revisions, 500 sources changed")


main()
