"""A built site on loopback, with the headers that its `_headers` file asks for."""

import http.server
import json
import os
import pathlib
import re
import subprocess
import threading
import urllib.parse

root = pathlib.Path(__file__).resolve().parents[2]


def build(
    output: pathlib.Path, *arguments: str, project: pathlib.Path = root,
) -> pathlib.Path:
    """Builds a project, the sample help center by default, with the binary that HELPGEN names."""
    command = [os.environ["HELPGEN"], "build", "--project", str(project), "--output", str(output)]
    built = subprocess.run([*command, *arguments], capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return output


class Site:
    """`base` is the path under which the site is built, with a slash at both ends."""

    def __init__(self, folder: pathlib.Path, base: str = "/"):
        self.folder = folder
        self.base = base
        self.headers = read_headers(folder / "_headers")
        self.posted: list[dict] = []
        site = self

        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                site.answer(self)

            def do_POST(self):
                length = int(self.headers["Content-Length"])
                site.posted.append(json.loads(self.rfile.read(length)))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.origin = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def url(self, path: str) -> str:
        return self.origin + self.base + path

    def file(self, path: str) -> pathlib.Path | None:
        """The file that a static host would send for a URL path."""
        if not path.startswith(self.base):
            return None
        file = self.folder / urllib.parse.unquote(path[len(self.base):])
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None

    def answer(self, request: http.server.BaseHTTPRequestHandler):
        path = urllib.parse.urlsplit(request.path).path
        file = self.file(path)
        body = (file or self.folder / "404.html").read_bytes()
        suffix = file.suffix if file else ".html"
        request.send_response(200 if file else 404)
        request.send_header("Content-Type", content_types.get(suffix, "application/octet-stream"))
        request.send_header("Content-Length", str(len(body)))
        for pattern, headers in self.headers:
            if re.fullmatch(pattern, path):
                for name, value in headers:
                    request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    def pages(self, language: str) -> dict[str, str]:
        """One path of each kind of page in `language`, by kind."""
        articles = sorted(
            (file for file in self.folder.glob(f"{language}/*/*/index.html") if is_article(file)),
            key=lambda file: (-richness(file), str(file)))
        kinds = {
            "home": f"{language}/",
            "category": f"{articles[0].parents[1].relative_to(self.folder)}/",
            "search": f"{language}/search/",
            "contact": f"{language}/contact/",
            "not found": f"{language}/404.html",
        }
        # The articles with most kinds of elements; the first that is shown in another language.
        for number, file in enumerate(articles[:2], start=1):
            kinds[f"article {number}"] = f"{file.parent.relative_to(self.folder)}/"
        for file in articles:
            if 'class="notice notice-fallback"' in file.read_text():
                kinds["fallback"] = f"{file.parent.relative_to(self.folder)}/"
                break
        return kinds

    def article(self, language: str, path: str) -> str:
        """The URL path of an article, whose name in `language` may be another."""
        mark = f'data-article="{path}"'
        [file] = [
            file for file in self.folder.glob(f"{language}/*/*/index.html")
            if mark in file.read_text()]
        return f"{self.base}{file.parent.relative_to(self.folder)}/"

    def languages(self) -> list[str]:
        return sorted(file.parent.name for file in self.folder.glob("*/404.html"))


content_types = {
    ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8", ".json": "application/json",
    ".md": "text/markdown; charset=utf-8", ".png": "image/png", ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8", ".xml": "application/xml",
}


def read_headers(file: pathlib.Path) -> list[tuple[str, list[tuple[str, str]]]]:
    """The patterns of a `_headers` file with their headers (Netlify's and Cloudflare's form)."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in file.read_text().splitlines():
        if line.startswith("/"):
            rules.append((re.escape(line.strip()).replace(r"\*", ".*"), []))
        elif line.startswith(" ") and rules:
            name, value = line.strip().split(": ", 1)
            rules[-1][1].append((name, value))
    return rules


def is_article(file: pathlib.Path) -> bool:
    return "data-article-body" in file.read_text()


def richness(file: pathlib.Path) -> int:
    """How many kinds of elements an article's body has."""
    body = file.read_text().split("data-article-body", 1)[1].split('class="article-end"')[0]
    marks = ["<table", "callout-", "<details", 'class="steps"', "<img", "<ol", "<ul", "<h3",
             "<blockquote", "contact-box", "<kbd", "<code", 'class="anchor"']
    return sum(mark in body for mark in marks)


def page_data(html: str) -> dict:
    """What the build tells the scripts of a page."""
    return json.loads(re.search(r'id="helpgen-page">(.*?)</script>', html, re.S)[1])
