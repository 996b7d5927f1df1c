"""Pages with scripts on: a quiet console, no request to another site, and what they publish."""

import pytest


@pytest.mark.parametrize("which", ["site", "site_under_path"])
@pytest.mark.parametrize("language", ["en", "ar", "zh", "no", "pl"])
def test_no_page_asks_anything_of_another_site(which, language, request, visit):
    """But for the contact page, which asks the shop for the reader's orders."""
    site = request.getfixturevalue(which)
    visitor = visit(site)
    for path in [*site.pages(language).values(), "", "404.html"]:
        visitor.open(path, quiet=True)
        assert visitor.outside == [] and visitor.posts == [], path
    assert visitor.page.context.cookies() == []


def test_a_redirect_leads_to_the_new_address(site, visit):
    page = visit(site).open("en/buying/fees/")
    page.wait_for_url("**/en/payment/fees-and-buyer-protection/")


def test_the_language_menu_leads_to_the_same_article(site, visit):
    page = visit(site).open("en/most-asked/contact-support-buyer/")
    page.locator(".language-menu summary").click()
    page.locator(".language-menu a[lang=ar]").click()
    page.wait_for_url("**/ar/**")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.locator(".language-menu summary").click()
    page.locator(".language-menu a[lang=en]").click()
    page.wait_for_url("**/en/most-asked/contact-support-buyer/")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_scripts_leave_the_body_of_an_article_as_it_was_written(site, visit, language):
    """This one has a heading with the id "contact"."""
    visitor = visit(site)
    visitor.orders = [{"id": "4711", "title": "Walnut desk"}]
    path = f"{language}/most-asked/contact-support-buyer/"
    before = visit(site, scripts=False).open(path).locator("[data-article-body]").inner_text()
    page = visitor.open(path, quiet=True)
    assert page.locator("#contact").evaluate("(e) => e.tagName.startsWith('H')")
    assert page.locator("[data-article-body]").inner_text() == before
    assert page.locator(".contact-flow").count() == 0


def test_headings_are_links_that_are_copied(site, visit):
    page = visit(site, permissions=["clipboard-read", "clipboard-write"]).open(
        "en/most-asked/contact-support-buyer/")
    heading = page.locator("[data-article-body] h2[id]").first
    heading.locator("a").click()
    page.locator(".toast:not(:empty)").wait_for()
    address = f"{page.url.split('#')[0]}#{heading.get_attribute('id')}"
    assert page.evaluate("navigator.clipboard.readText()") == address


def test_the_contents_mark_what_is_being_read(site, visit):
    visitor = visit(site)
    page = visitor.open("en/most-asked/contact-support-buyer/")
    last = page.locator(".toc a").last
    last.click()
    visitor.wait_until("document.querySelector('.toc [aria-current]') !== null")
    box = page.locator("[data-article-body] h2").last.bounding_box()
    assert box["y"] >= page.locator(".site-header").bounding_box()["height"], "not under the header"


def test_the_published_functions_are_on_every_page(site, visit):
    visitor = visit(site)
    for path in site.pages("en").values():
        page = visitor.open(path)
        kinds = page.evaluate("['search', 'ask', 'contactOptions'].map((f) => typeof helpgen[f])")
        assert kinds == ["function"] * 3, path


def test_the_published_functions_give_what_they_promise(site, visit):
    page = visit(site).open("en/buying/cancel-a-bid/")
    results = page.evaluate("helpgen.search('where is my parcel', {language: 'de', limit: 3})")
    assert len(results) == 3 and all(
        set(result) >= {"url", "title", "category", "excerpt", "language"} for result in results)
    assert all(result["url"].startswith("/de/") for result in results)
    reply = page.evaluate("helpgen.ask('Where is my parcel?')")
    assert reply["status"] == "answered"
    assert set(reply["answer"]) >= {"text", "html", "url", "title"}
    assert reply["answer"]["url"] == "/en/most-asked/where-is-my-parcel/"
    assert all(set(link) >= {"url", "title"} for link in reply["sources"] + reply["suggestions"])
    unsure = page.evaluate("helpgen.ask('qxvrzk wbbtpl')")
    assert (unsure["status"], unsure["answer"]) == ("unsure", None)
    options = page.evaluate(
        "helpgen.contactOptions({reason: 'not-received', items: 2,"
        " at: new Date('2026-03-03T10:30:00Z')})")
    assert [(option["channel"], option["recommended"], option["open"]) for option in options] == [
        ("phone", True, True), ("chat", False, True), ("email", False, True)]
    assert all(set(option) >= {"opensAt", "language", "action"} for option in options)
