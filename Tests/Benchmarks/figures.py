#!/usr/bin/env python3
"""Prints figures of a release build; asserts nothing, since times are the machine's.

usage: Tests/Benchmarks/figures.py [HELPGEN]       default: .build/release/helpgen
1. Time per article at 1,000 and 10,000 articles (in five languages) of a corpus made here, best of
   three builds into an empty folder, and a build after which nothing has changed.
2. What search and answers add to the build: the stage "index" against all others.
3. The weight of the sample's article pages with styles and scripts, gzip.
"""

import gzip
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import typing

root = pathlib.Path(__file__).resolve().parents[2]
helpgen = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else root / ".build/release/helpgen").resolve())
languages = ["en", "es", "fr", "de", "no"]
syllables = "ka lo mi ter un pe sta ri ven do gal bu cho ren ti mas el por kin fra".split()


def words(source: random.Random, count: int) -> str:
    """Words whose frequency falls as in a language: few common ones, many rare ones."""
    made = []
    for _ in range(count):
        rank = int(source.paretovariate(0.8))
        word = random.Random(rank)
        made.append("".join(word.choice(syllables) for _ in range(1 + rank % 4)))
    return " ".join(made).capitalize()


def article(source: random.Random, number: int, count: int) -> str:
    other = source.randrange(count)
    parts = [f"---\ntitle: {words(source, 6)} {number}\ndescription: {words(source, 12)}\norder: {number}\n"
             f"updated: 2026-03-{1 + number % 28:02}\nquestions: [{words(source, 7)}]\n---\n"]
    for section in range(4):
        parts.append(f"## {words(source, 4)} {section}\n\n{words(source, 60)}. {words(source, 40)}.\n")
    parts.insert(2, f"See [{words(source, 3)}](../topic-{other % 10}/article-{other}.md).\n")
    parts.insert(3, "\n".join(f"- {words(source, 9)}" for _ in range(4)) + "\n")
    parts.append("| a | b |\n|---|--:|\n" + "".join(f"| {words(source, 2)} | {n} |\n" for n in range(4)))
    parts.append(f"> [!TIP]\n> {words(source, 15)}.\n")
    return "\n".join(parts)


def write_corpus(folder: pathlib.Path, articles: int):
    content = folder / "Content"
    content.mkdir(parents=True)
    (content / "site.yml").write_text(
        "url: https://help.example.com/\ntitle: Help\nsource: en\n"
        "languages: [" + ", ".join(f'"{language}"' for language in languages) + "]\n")
    count = articles // len(languages)
    for language in languages:
        for topic in range(10):
            category = content / language / f"topic-{topic}"
            category.mkdir(parents=True)
            (category / "index.md").write_text(f"---\ntitle: Topic {topic}\n---\n")
        for number in range(count):
            source = random.Random(f"{language} {number}")
            path = content / language / f"topic-{number % 10}" / f"article-{number}.md"
            path.write_text(article(source, number, count))


class Run(typing.NamedTuple):
    wall: float  # seconds
    memory: float  # peak, MiB
    stages: dict[str, float]  # seconds

    @property
    def added_by_index(self) -> float:
        return self.stages["index"] / (sum(self.stages.values()) - self.stages["index"])


def build(project: pathlib.Path, output: pathlib.Path) -> Run:
    with tempfile.TemporaryFile() as told:
        start = time.monotonic()
        process = subprocess.Popen(
            [helpgen, "build", "--timings", "--project", str(project), "--output", str(output)],
            stdout=told, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        told.seek(0)
        text = told.read().decode()
    if status:
        sys.exit(text[-2000:])
    stages = re.findall(r"^([a-z ]+?) +(\d+\.\d+) s$", text, re.MULTILINE)
    return Run(wall, usage.ru_maxrss / 1024, {name: float(seconds) for name, seconds in stages})


def figures_of_builds():
    per_article = {}
    for articles in (1_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            project = pathlib.Path(folder) / "project"
            write_corpus(project, articles)
            runs = [build(project, pathlib.Path(folder) / f"output-{run}") for run in range(3)]
            again = build(project, pathlib.Path(folder) / "output-2")
        best = min(runs, key=lambda run: run.wall)
        per_article[articles] = best.wall / articles * 1000
        print(f"{articles:6,} articles: {best.wall:6.2f} s, {per_article[articles]:.3f} ms an article, "
              f"{max(run.memory for run in runs):.0f} MiB; unchanged {again.wall:.2f} s")
        print("        " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in best.stages.items())
              + f"; search and answers add {best.added_by_index:.0%}")
    print(f"time per article at 10,000 against 1,000: {per_article[10_000] / per_article[1_000]:.2f}")


def figures_of_pages():
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder)
        build(root, output)
        weights = {}
        for file in output.rglob("index.html"):
            html = file.read_text()
            if "data-article-body" in html:
                named = re.findall(r'(?:rel="stylesheet"|rel="modulepreload"|type="module").*?(?:href|src)="/([^"]+)"', html)
                weights[file.parent.relative_to(output)] = gzip_size(file) + sum(
                    gzip_size(output / name) for name in set(named))
        lightest, *_, heaviest = sorted(weights, key=weights.get)
        print(f"article page with styles and scripts, gzip: {weights[lightest]:,} to "
              f"{weights[heaviest]:,} bytes (/{heaviest}/), {len(weights)} pages")


def gzip_size(file: pathlib.Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


if __name__ == "__main__":
    figures_of_builds()
    figures_of_pages()
