"""`helpgen serve` in Chromium: what an editor sees who saves files."""

import contextlib
import json
import shutil
import subprocess

import pytest

from preview_under_test import Preview, article, helpgen, site_settings, write_project

long_text = "\n\n".join(f"Paragraph {number} of a long text." for number in range(80))
items = [{"id": "1", "title": "Walnut desk", "status": "shipped"}]


def wait_until(page, expression):
    """Playwright's own way of waiting needs `eval`, which the site's policy does not allow."""
    for _ in range(150):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {expression}")


@pytest.fixture
def preview(tmp_path):
    folder = tmp_path
    write_project(folder, {
        "Content/site.yml": site_settings,
        "Content/en/buying/index.md": "---\ntitle: Buying\n---\n",
        "Content/en/buying/bid.md": article.format(title="Place a bid", body="The first words."),
        "Content/en/buying/pay.md": article.format(title="Pay", body=long_text),
        "Content/es/buying/index.md": "---\ntitle: Comprar\n---\n",
        "Content/preview/items.json": json.dumps(items),
    })
    with contextlib.closing(Preview(folder)) as preview:
        yield preview


@pytest.fixture
def page(chromium, preview):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    console = []
    page.on("console", lambda message: console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: console.append(f"error: {error}"))
    yield page
    context.close()
    assert console == []


def test_a_saved_article_shows_in_the_open_page(preview, page):
    page.goto(preview.origin + "/en/buying/bid/")
    preview.write(
        "Content/en/buying/bid.md", article.format(title="Place a bid", body="Other words."))
    page.get_by_text("Other words.").wait_for()
    assert page.get_by_text("The first words.").count() == 0


def test_the_page_stays_where_it_was_read(preview, page):
    page.goto(preview.origin + "/en/buying/pay/")
    page.evaluate("scrollTo(0, 900)")
    preview.write(
        "Content/en/buying/pay.md", article.format(title="Pay", body=long_text + "\n\nThe end."))
    page.get_by_text("The end.").wait_for()
    wait_until(page, "Math.abs(scrollY - 900) < 2")


def test_a_page_that_lists_the_article_is_shown_anew(preview, page):
    page.goto(preview.origin + "/en/buying/")
    preview.write("Content/en/buying/bid.md", article.format(title="Offer a price", body="Words."))
    page.get_by_text("Offer a price").first.wait_for()


def test_a_problem_is_told_over_the_last_good_page_and_goes(preview, page):
    page.goto(preview.origin + "/en/buying/bid/")
    preview.write("Content/en/buying/bid.md", "---\ntitle: [Place\n---\nWords.\n")
    panel = page.locator("#helpgen-preview section.errors")
    panel.wait_for()
    assert "Content/en/buying/bid.md:" in panel.inner_text()
    assert page.get_by_text("The first words.").is_visible()
    preview.write("Content/en/buying/bid.md", article.format(title="Place a bid", body="Mended."))
    page.get_by_text("Mended.").wait_for()
    panel.wait_for(state="detached")


@pytest.mark.parametrize("path", ["Content/site.yml", "Content/en/buying/index.md"])
def test_a_broken_or_missing_file_does_not_end_the_server(preview, page, path):
    page.goto(preview.origin + "/en/buying/bid/")
    before = (preview.folder / path).read_text()
    preview.write(path, "title: [")
    page.locator("#helpgen-preview section.problems").wait_for()
    shutil.move(preview.folder / "Content", preview.folder / "Elsewhere")
    page.get_by_text("no Content/site.yml").wait_for()
    shutil.move(preview.folder / "Elsewhere", preview.folder / "Content")
    preview.write(path, before)
    page.locator("#helpgen-preview section.errors").wait_for(state="detached")
    assert page.get_by_text("The first words.").is_visible()


def test_a_vote_is_found_in_the_report(preview, page):
    page.goto(preview.origin + "/en/buying/bid/")
    with page.expect_response("**/_preview/feedback"):
        page.locator("[data-feedback] [name=vote][value=yes]").click()
    events = preview.folder / ".helpgen/events.jsonl"
    report = subprocess.run(
        [helpgen, "report", "--format", "json", events], capture_output=True, text=True, check=True)
    votes = json.loads(report.stdout)["votes"]
    assert [(vote["article"], vote["yes"], vote["no"]) for vote in votes] == [("buying/bid", 1, 0)]
    page.goto(preview.origin + "/_preview/")
    page.locator("#events li").first.wait_for()
    assert "buying/bid" in page.locator("#events").inner_text()


def test_the_article_tells_the_editor_its_file_and_what_is_missing(preview, page):
    preview.write(
        "Content/en/buying/new.md", "---\ntitle: Not yet\ndraft: true\n---\nSoon there is more.\n")
    page.goto(preview.origin + "/en/buying/bid/")
    aid = page.locator("#helpgen-preview section.aid")
    aid.locator("summary").click()
    text = aid.inner_text()
    assert "Content/en/buying/bid.md:5" in text and "Content/es/buying/bid.md" in text
    page.goto(preview.origin + "/en/buying/")
    page.get_by_text("(draft)").first.wait_for()


def test_items_are_there_for_a_reader_who_is_signed_in(preview, page):
    def status():
        return page.evaluate("fetch('/_preview/items', {method: 'HEAD'}).then((r) => r.status)")

    page.goto(preview.origin + "/_preview/sign-in?return_to=/en/contact/")
    assert page.url == preview.origin + "/en/contact/"
    assert status() == 200
    page.goto(preview.origin + "/_preview/sign-out?return_to=//evil.example/")
    assert page.url == preview.origin + "/"


def test_a_changed_style_swaps_in_without_a_reload(preview, page):
    page.goto(preview.origin + "/en/buying/bid/")
    page.evaluate("globalThis.isSamePage = true")
    preview.write(
        "Themes/Default/Styles/layout.css", "body { background-color: rgb(1, 2, 3) !important }")
    wait_until(
        page, "getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'")
    assert page.evaluate("globalThis.isSamePage")
