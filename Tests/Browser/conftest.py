"""The built sample site, and pages in Debian's Chromium that end with an empty console."""

import contextlib
import re
import resource
import shutil

import pytest
from playwright.sync_api import sync_playwright

from preview_under_test import Preview, get, small_site, write_project
from site_under_test import Site, build, root
from visit import Visit


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
def bare_site(tmp_path_factory):
    """The sample without one of its Arabic articles, which is then shown in English, without an
    endpoint for feedback, and with a chat that only a listener of the site can open; with the theme
    that travels in the binary."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(root / "Content", project / "Content")
    (project / "Content/ar/shipping/customs-and-import-charges.md").unlink()
    take_out(project / "Content/site.yml", r"^feedback:\n(?:  .*\n)+")
    take_out(project / "Content/contact.yml", r"^    url: https://www.lotvale.example/chat\n")
    folder = build(tmp_path_factory.mktemp("bare"), project=project)
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


def take_out(file, pattern):
    text, count = re.subn(pattern, "", file.read_text(), flags=re.M)
    assert count == 1, f"{file}: {pattern}"
    file.write_text(text)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Opens visits: `visit(site, width=390, scheme="dark", scripts=False)`; `at` is what the clock
    shows, for a reader who lives in New York."""
    visits: list[Visit] = []

    def start(
        site: Site, width: int = 1280, scheme: str = "light", scripts: bool = True,
        at: str | None = None, **options,
    ) -> Visit:
        context = chromium.new_context(**{
            "viewport": {"width": width, "height": 800}, "color_scheme": scheme,
            "reduced_motion": "reduce", "java_script_enabled": scripts,
            "timezone_id": "America/New_York", **options})
        context.set_default_timeout(10_000)
        visits.append(Visit(context.new_page(), site))
        if at is not None:
            visits[-1].page.clock.set_fixed_time(at)
        return visits[-1]

    yield start
    console = [line for visit in visits for line in visit.unexpected()]
    for each in visits:
        each.page.context.close()
    assert console == []
