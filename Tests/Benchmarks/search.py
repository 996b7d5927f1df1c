#!/usr/bin/env python3
"""Prints what search finds in spite of typing mistakes, what it weighs and how long it takes.

usage: Tests/Benchmarks/search.py [--helpgen PATH] [--every N] SET.json [SET.json ...]
       Tests/Benchmarks/search.py [--helpgen PATH] --project DIR [--every N]
A set is {"name", "lang", "passages": [{"id", "text"}], "questions": [{"q", "passage"}]}; it is made
into a help center of one article a passage, with the passage's first question as title, and asked
in Chromium. A project is asked its own articles' titles, in its first language.

  typo     one letter of the question's rarest word dropped, doubled, replaced or swapped: share of
           passages still among the first five, of those that are without the mistake
  prefix   the first four letters of the rarest word of a title: share of articles in the first five,
           where no more than five titles have a word that begins so
  two      the two rarest words of a title: mean reciprocal rank of the article in the first ten
  none     share of made-up words that find nothing
  KB       bytes as sent (gzip) from an empty cache to the first results, and of these the search's
           own; requests of the search, and how many of them one after the other: asked for by the page
           when another had been answered
  ms       one search once everything is loaded: median, 95th of a hundred; the same for an answer
Asserts nothing. Needs Chromium and Playwright, as the tests of Tests/Browser do.
"""

import argparse
import gzip
import http.server
import json
import pathlib
import random
import re
import shutil
import subprocess
import tempfile
import threading
import time
import unicodedata
import urllib.parse

from playwright.sync_api import sync_playwright

root = pathlib.Path(__file__).resolve().parents[2]
DENSE = "\u0e00-\u0eff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"
dense = re.compile(f"[{DENSE}]")

ASK = """async ({questions, call}) => {
  const out = [];
  for (const question of questions) {
    const start = performance.now();
    const reply = await helpgen[call](question, {limit: 10});
    out.push([performance.now() - start, call === "search" ? reply.map((one) => one.url) : []]);
  }
  return out;
}"""


def words(text: str) -> list[str]:
    """Words in lower case; each two neighbouring characters where there are no spaces."""
    found = []
    for run in re.findall(rf"[{DENSE}]+|[^\W_{DENSE}]+", text.lower()):
        found += [run[i:i + 2] for i in range(len(run) - 1)] if dense.search(run) else [run]
    return found


def write_project(data: dict, folder: pathlib.Path) -> dict[int, str]:
    """Returns the titles by passage."""
    articles = folder / "Content" / data["lang"] / "passages"
    articles.mkdir(parents=True)
    (folder / "Content/site.yml").write_text(
        f"url: https://help.example.com/\ntitle: Help\nsource: {data['lang']}\nlanguages: [{data['lang']}]\n")
    (articles / "index.md").write_text("---\ntitle: Passages\n---\n")
    titles: dict[int, str] = {}
    for question in data["questions"]:
        if question["passage"] is not None:
            titles.setdefault(question["passage"], question["q"])
    for passage in data["passages"]:
        number = passage["id"]
        title = json.dumps(titles.get(number, f"# {number}"), ensure_ascii=False)
        body = re.sub(r"([\\`*_{}\[\]<>#|~!$&:+.-])", r"\\\1", passage["text"])
        (articles / f"p{number}.md").write_text(f"---\ntitle: {title}\n---\n\n{body}\n", encoding="utf-8")
    return titles


def plain(word: str) -> str:
    """Without accents, as readers may type it."""
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))


class Server:
    """Serves a folder with gzip, each answer 30 ms late, and keeps when what was sent."""

    def __init__(self):
        self.folder = pathlib.Path()
        self.sent: list[int] = []
        server = self

        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                server.answer(self)

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.origin = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def answer(self, request: http.server.BaseHTTPRequestHandler):
        path = urllib.parse.unquote(urllib.parse.urlsplit(request.path).path).lstrip("/")
        file = self.folder / path
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return request.send_error(404)
        kinds = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
                 ".json": "application/json", ".md": "text/markdown"}
        body = gzip.compress(file.read_bytes(), 6)
        time.sleep(0.03)
        request.send_response(200)
        request.send_header("Content-Type", kinds.get(file.suffix, "application/octet-stream"))
        request.send_header("Content-Encoding", "gzip")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        self.sent.append(len(body))
        request.wfile.write(body)


def depth(asked: list[tuple[float, float]]) -> int:
    """How many requests follow each other, each begun when another had been answered."""
    depths: list[int] = []
    for start, _ in asked:
        before = [d for d, (_, end) in zip(depths, asked) if end <= start]
        depths.append(1 + max(before, default=0))
    return max(depths, default=0)


def mistaken(question: str, rare: str, letters: str, kind: int, source: random.Random) -> str:
    at = question.lower().find(rare)
    place = source.randrange(1, max(2, len(rare) - 1))
    other = source.choice(letters)
    wrong = [rare[:place] + rare[place + 1:], rare[:place] + rare[place] + rare[place:],
             rare[:place] + other + rare[place + 1:],
             rare[:place - 1] + rare[place] + rare[place - 1] + rare[place + 1:]][kind]
    return question[:at] + wrong + question[at + len(rare):]


class Asked:
    """A page of the built site, and what it answers."""

    def __init__(self, page, server: Server, language: str):
        self.page = page
        page.goto(f"{server.origin}/{language}/", wait_until="networkidle")
        page.wait_for_timeout(500)

    def urls(self, queries: list[str]) -> list[list[str]]:
        return [urls for _, urls in self.page.evaluate(ASK, {"questions": queries, "call": "search"})]

    def first(self, query: str) -> list[tuple[float, float]]:
        """Asks, and returns when what the results needed was asked for and answered."""
        return self.page.evaluate("""async (query) => {
          performance.clearResourceTimings();
          await helpgen.search(query);
          return performance.getEntriesByType("resource").map((one) => [one.startTime, one.responseEnd]);
        }""", query)

    def times(self, queries: list[str], call: str) -> str:
        self.page.evaluate(ASK, {"questions": queries, "call": call})
        took = sorted(ms for ms, _ in self.page.evaluate(ASK, {"questions": queries, "call": call}))
        return f"{took[len(took) // 2]:.1f} {took[len(took) * 95 // 100]:.1f}"


def rank(urls: list[str], wanted: str) -> int | None:
    return next((place for place, url in enumerate(urls) if url.split("#")[0].endswith(wanted)), None)


def within_five(found: list[list[str]], wanted: list[str]) -> list[bool]:
    places = [rank(urls, one) for urls, one in zip(found, wanted)]
    return [place is not None and place < 5 for place in places]


def share(values: list) -> str:
    return f"{sum(values) / len(values):.3f}" if values else "–"


def typing(asked: Asked, texts: list[str], pairs: list[tuple[str, str]], counts: dict[str, int]) -> str:
    """Pairs of a question and the end of its article's URL."""
    source = random.Random(7)
    letters = "".join(sorted({letter for text in texts[:50] for letter in text.lower() if letter.isalpha()}))
    tries = []
    for question, url in pairs:
        known = [word for word in words(question) if len(word) >= 4 or dense.search(word)]
        if known:
            rare = min(known, key=lambda word: counts.get(word, 0) or len(texts))
            tries.append((question, url, rare))
    clean = within_five(asked.urls([question for question, _, _ in tries]), [url for _, url, _ in tries])
    kept = [one for one, is_found in zip(tries, clean) if is_found]
    shares = []
    for kind in range(4):
        wrong = [mistaken(question, rare, letters, kind, source) for question, _, rare in kept]
        shares.append(within_five(asked.urls(wrong), [url for _, url, _ in kept]))
    every = " ".join(share(one) for one in shares)
    return f"typo {share(sum(shares, []))} (dropped doubled replaced swapped: {every})"


def titles(asked: Asked, pairs: list[tuple[str, str]], every: int) -> str:
    """Pairs of a title and the end of its URL, all of the site's; every so many are asked."""
    counts: dict[str, int] = {}
    for title, _ in pairs:
        for word in set(words(title)):
            counts[word] = counts.get(word, 0) + 1
    prefixes, twos = [], []
    for title, url in pairs[::every]:
        rarest = sorted(set(words(title)), key=lambda word: (counts[word], word))
        long = [word for word in rarest if len(word) > 4 and not dense.search(word)]
        beginning = long[0][:4] if long else ""
        if long and sum(any(plain(word).startswith(plain(beginning)) for word in words(other)) for other, _ in pairs) <= 5:
            prefixes.append((beginning, url))
        if len(rarest) > 1:
            twos.append((" ".join(rarest[:2]), url))
    in_five = within_five(asked.urls([query for query, _ in prefixes]), [url for _, url in prefixes])
    places = [rank(urls, url) for urls, (_, url) in zip(asked.urls([query for query, _ in twos]), twos)]
    two = share([0 if place is None else 1 / (place + 1) for place in places])
    return f"prefix {share(in_five)} two {two}"


def nonsense(asked: Asked) -> str:
    source = random.Random(11)
    made = ["".join(source.choice("qxzjkvwqx") for _ in range(source.randint(6, 10))) for _ in range(100)]
    return f"none {share([not urls for urls in asked.urls(made)])}"


def report(name: str, browser, server: Server, output: pathlib.Path, language: str,
           texts: list[str], pairs: list[tuple[str, str]], title_pairs: list[tuple[str, str]], every: int):
    server.folder = output
    server.sent.clear()
    context = browser.new_context()
    asked = Asked(context.new_page(), server, language)
    before = sum(server.sent)
    own = asked.first(pairs[0][0])
    weight = sum(server.sent)
    asked.page.wait_for_timeout(500)
    counts: dict[str, int] = {}
    for text in texts:
        for word in set(words(text)):
            counts[word] = counts.get(word, 0) + 1
    queries = [question for question, _ in pairs][:: max(1, len(pairs) // 300)]
    print(f"{name}: {len(texts)} articles | {typing(asked, texts, pairs, counts)} {titles(asked, title_pairs, every)} "
          f"{nonsense(asked)} | {weight / 1024:.1f} KB, search {(weight - before) / 1024:.1f} in {len(own)} "
          f"requests, {depth(own)} in a row | ms {asked.times(queries, 'search')} answer {asked.times(queries, 'ask')}",
          flush=True)
    context.close()


def pairs_of_project(output: pathlib.Path, language: str) -> tuple[list[str], list[tuple[str, str]]]:
    texts, pairs = [], []
    for file in sorted(output.glob(f"{language}/*/*/index.html")):
        html = file.read_text(encoding="utf-8")
        title = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.S)
        if title:
            texts.append(file.with_name("index.md").read_text(encoding="utf-8"))
            plain = re.sub(r"<[^>]+>", "", title[1]).strip()
            pairs.append((plain, f"/{file.parent.relative_to(output)}/"))
    return texts, pairs


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--helpgen", default=str(root / ".build/release/helpgen"))
    parser.add_argument("--project")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args()
    server = Server()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        output = pathlib.Path(place) / "Output"
        if options.project:
            build(options.helpgen, pathlib.Path(options.project), output)
            languages = re.search(r"languages: \[([^,\]]+)", (pathlib.Path(options.project) / "Content/site.yml").read_text())
            texts, pairs = pairs_of_project(output, languages[1].strip())
            report(options.project, browser, server, output, languages[1].strip(), texts,
                   pairs[:: options.every], pairs, options.every)
        for path in options.sets:
            data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
            project = pathlib.Path(place) / data["name"]
            names = write_project(data, project)
            build(options.helpgen, project, project / "Output")
            asked = [(one["q"], f"/p{one['passage']}/") for one in data["questions"] if one["passage"] is not None]
            report(data["name"], browser, server, project / "Output", data["lang"],
                   [passage["text"] for passage in data["passages"]], asked[:: options.every],
                   [(title, f"/p{number}/") for number, title in names.items()], options.every)
        browser.close()


def build(helpgen: str, project: pathlib.Path, output: pathlib.Path):
    command = [helpgen, "build", "--project", str(project), "--output", str(output)]
    built = subprocess.run(command, capture_output=True, text=True)
    if built.returncode:
        raise SystemExit(built.stderr[-2000:])


if __name__ == "__main__":
    main()
