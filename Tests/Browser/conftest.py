"""The built sample site, and pages in Debian's Chromium that end with an empty console."""

import contextlib
import resource
import shutil

import pytest
from playwright.sync_api import Page, sync_playwright

from preview_under_test import Preview, get, small_site, write_project
from site_under_test import Site, build, root


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
def site_with_gap(tmp_path_factory):
    """The sample without one of its Arabic articles, which is then shown in English."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(root / "Content", project / "Content")
    (project / "Content/ar/shipping/customs-and-import-charges.md").unlink()
    folder = build(tmp_path_factory.mktemp("with-gap"), project=project)
    with contextlib.closing(Site(folder)) as site:
        yield site


@pytest.fixture(scope="module")
def small_preview(tmp_path_factory):
    folder = tmp_path_factory.mktemp("preview")
    write_project(folder, small_site)
    # Tests open more connections than a process may have files by default.
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, limit[1]), limit[1]))
    with contextlib.closing(Preview(folder)) as preview:
        yield preview
        assert preview.process.poll() is None
        assert get(preview, "/en/buying/bid/")[0] == 200
        assert preview.memory() < 400
    resource.setrlimit(resource.RLIMIT_NOFILE, limit)


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
        """Other sites take what is posted, know of no orders, and have nothing else."""
        request = route.request
        headers = {
            "Access-Control-Allow-Origin": self.site.origin, "Access-Control-Allow-Headers": "content-type",
            "Access-Control-Allow-Credentials": "true",
        }
        if request.method == "POST":
            self.posts.append(request)
            route.fulfill(status=200, headers=headers, content_type="text/html", body="<p>Thank you.</p>")
        elif request.method == "OPTIONS" or request.url == account_items:
            route.fulfill(status=200, headers=headers, content_type="application/json", body="[]")
        else:
            self.outside.append(request.url)
            route.fulfill(status=200, headers=headers, content_type="text/html", body="<p>Elsewhere.</p>")

    def open(self, path: str):
        self.page.goto(self.site.url(path), wait_until="networkidle")
        return self.page

    def open_feedback(self, path: str):
        """Opens an article and scrolls to its vote, whose scripts come when it is near."""
        page = self.open(path)
        page.locator("[data-feedback]").scroll_into_view_if_needed()
        self.wait_until(
            "performance.getEntriesByType('resource').some((e) => e.name.endsWith('/vote.js'))")
        page.wait_for_timeout(300)
        return page

    def wait_until(self, expression: str):
        """Playwright's own way of waiting needs `eval`, which the site's policy does not allow."""
        for _ in range(150):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"never true: {expression}")

    def focused(self) -> str:
        """The focused element in words that a failing test can show."""
        return self.page.evaluate(
            "() => { const e = document.activeElement; return e.tagName.toLowerCase()"
            " + (e.className ? '.' + String(e.className).split(' ').join('.') : '')"
            " + ' ' + (e.textContent || e.name || '').trim().slice(0, 40); }")


# The reader's orders, `account.items` of the sample's settings: the contact page asks for them.
account_items = "https://www.lotvale.example/api/help/items"


@pytest.fixture
def visit(chromium, request):
    """Opens visits: `visit(site, width=390, scheme="dark", scripts=False)`."""
    visits: list[Visit] = []

    def start(site: Site, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme,
            reduced_motion="reduce", java_script_enabled=scripts)
        context.set_default_timeout(15_000)
        visits.append(Visit(context.new_page(), site))
        return visits[-1]

    yield start
    console = [line for visit in visits for line in visit.console]
    for each in visits:
        each.page.context.close()
    assert console == []
