"""Pages with scripts on: a quiet console, no request to another site, and what readers do."""

import json

import pytest


@pytest.mark.parametrize("which", ["site", "site_under_path"])
@pytest.mark.parametrize("language", ["en", "ar", "zh", "no", "pl"])
def test_no_page_asks_anything_of_another_site(which, language, request, visit):
    site = request.getfixturevalue(which)
    visitor = visit(site)
    for path in [*site.pages(language).values(), "", "404.html"]:
        visitor.open(path)
        assert visitor.outside == [] and visitor.posts == [], path


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


@pytest.mark.parametrize("which", ["site", "site_under_path"])
def test_search_finds_and_leads_to_an_article(which, request, visit):
    site = request.getfixturevalue(which)
    page = visit(site).open("en/")
    page.locator("#main-search").click()
    page.keyboard.type("parcel never arrived")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/*/*/")
    assert page.locator("[data-article-body]").count() == 1


def test_the_search_page_shows_what_its_address_asks_for(site, visit):
    page = visit(site).open("en/search/?q=parcel+never+arrived")
    page.locator("#search-results a").first.wait_for()
    assert not page.locator("[data-browse]").is_visible()
    assert page.locator("#main-search").input_value() == "parcel never arrived"


def test_a_yes_is_sent_once(site, visit):
    visitor = visit(site)
    page = visitor.open_feedback("en/buying/cancel-a-bid/")
    page.locator("[data-feedback] [value=yes]").click()
    visitor.wait_until("document.querySelector('.feedback-status').textContent.length > 0")
    page.wait_for_timeout(300)
    page.locator("[data-feedback] [value=yes]").click()
    page.wait_for_timeout(300)
    assert len(visitor.posts) == 1
    assert visitor.posts[0].url == "https://www.lotvale.example/api/help/feedback"
    vote = json.loads(visitor.posts[0].post_data)
    assert (vote["type"], vote["vote"], vote["article"], vote["language"]) == (
        "feedback", "yes", "buying/cancel-a-bid", "en")
    assert set(vote) >= {"revision", "reason", "comment", "url", "at"}


def test_a_no_is_sent_with_its_reason_and_comment(site, visit):
    visitor = visit(site)
    page = visitor.open_feedback("en/buying/cancel-a-bid/")
    page.locator("[data-feedback] [value=no]").click()
    page.locator("#feedback-reason").select_option("unclear")
    page.locator("#feedback-comment").fill("Which hour?")
    page.locator(".feedback-send").click()
    page.wait_for_timeout(300)
    vote = json.loads(visitor.posts[0].post_data)
    assert (vote["vote"], vote["reason"], vote["comment"]) == ("no", "unclear", "Which hour?")


def test_the_published_functions_are_on_every_page(site, visit):
    visitor = visit(site)
    for path in site.pages("en").values():
        page = visitor.open(path)
        kinds = page.evaluate("['search', 'ask', 'contactOptions'].map((f) => typeof helpgen[f])")
        assert kinds == ["function"] * 3, path
