"""The built sample site, and pages in Debian's Chromium that end with an empty console."""

import contextlib
import shutil

import pytest
from playwright.sync_api import Page, sync_playwright

from site_under_test import Site, build


@pytest.fixture(scope="session")
def output(tmp_path_factory):
    return build(tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="session")
def site(output):
    with contextlib.closing(Site(output)) as site:
        yield site


@pytest.fixture(scope="session")
def site_under_path(tmp_path_factory):
    folder = build(
        tmp_path_factory.mktemp("under-path"), "--base-url", "https://example.com/help/")
    with contextlib.closing(Site(folder, base="/help/")) as site:
        yield site


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A page, what its console said, and what it asked of other sites."""

    def __init__(self, page: Page, site: Site):
        self.page = page
        self.site = site
        self.console: list[str] = []
        self.posts: list = []
        self.outside: list[str] = []
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        page.route(lambda url: not url.startswith(site.origin), self.answer_for_outside)

    def answer_for_outside(self, route):
        """Other sites take what is posted to them and have nothing else."""
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers={**cors, "Access-Control-Allow-Headers": "*"})
        elif request.method == "POST":
            self.posts.append(request)
            route.fulfill(status=200, headers=cors, content_type="text/html", body="<p>Thank you.</p>")
        else:
            self.outside.append(request.url)
            route.fulfill(status=200, headers=cors, content_type="text/html", body="<p>Elsewhere.</p>")

    def open(self, path: str):
        self.page.goto(self.site.url(path), wait_until="networkidle")
        return self.page

    def focused(self) -> str:
        """The focused element in words that a failing test can show."""
        return self.page.evaluate(
            "() => { const e = document.activeElement; return e.tagName.toLowerCase()"
            " + (e.className ? '.' + String(e.className).split(' ').join('.') : '')"
            " + ' ' + (e.textContent || e.name || '').trim().slice(0, 40); }")


cors = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "content-type"}


@pytest.fixture
def visit(chromium, request):
    """Opens visits: `visit(site, width=390, scheme="dark", scripts=False)`."""
    visits: list[Visit] = []

    def start(site: Site, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme,
            reduced_motion="reduce", java_script_enabled=scripts)
        visits.append(Visit(context.new_page(), site))
        return visits[-1]

    yield start
    console = [line for visit in visits for line in visit.console]
    for each in visits:
        each.page.context.close()
    assert console == []
