"""Scripts off: every page is complete, every form goes where it should."""

import urllib.parse

import pytest

from visit import shop


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_pages_are_complete(site, visit, language):
    visitor = visit(site, scripts=False)
    for kind, path in site.pages(language).items():
        page = visitor.open(path)
        assert page.locator("h1").is_visible(), kind
        assert page.locator("main a").count() > 0, kind
        if "article" in kind:
            assert len(page.locator("[data-article-body]").inner_text()) > 200
            assert page.locator("[data-feedback]").is_visible()
            assert page.locator(".article-contact a").is_visible()
        for hidden in page.locator("[data-ask]").all():
            assert not hidden.is_visible(), "a button that needs scripts"


def test_search_lists_all_articles(site, visit):
    page = visit(site, scripts=False).open("en/")
    page.locator("#main-search").fill("parcel")
    page.locator("#main-search").press("Enter")
    page.wait_for_url("**/en/search/?q=parcel")
    listed = set(page.locator(".browse-topic a").evaluate_all("(all) => all.map((a) => a.pathname)"))
    articles = {
        f"/{file.parent.relative_to(site.folder)}/" for file in site.folder.glob("en/*/*/index.html")
        if "data-article-body" in file.read_text() and 'content="noindex"' not in file.read_text()
    }
    assert articles <= listed


def test_the_menus_open(site, visit):
    page = visit(site, width=390, scripts=False).open("en/buying/cancel-a-bid/")
    page.locator(".language-menu summary").click()
    assert page.locator(".language-menu a[lang=es]").is_visible()
    page.locator(".menu-toggle summary").click()
    assert page.locator(".site-nav a[href='/en/contact/']").is_visible()


@pytest.mark.parametrize("vote", ["yes", "no"])
def test_feedback_posts_to_its_endpoint(site, visit, vote):
    visitor = visit(site, scripts=False)
    page = visitor.open("en/buying/cancel-a-bid/")
    page.locator("#feedback-comment").fill("Short & clear")
    page.locator(f"[data-feedback] [value={vote}]").click()
    page.wait_for_url("https://www.lotvale.example/api/help/feedback")
    sent = form(visitor)
    assert sent["type"] == "feedback" and sent["vote"] == vote
    assert sent["article"] == "buying/cancel-a-bid" and sent["language"] == "en"
    assert sent["comment"] == "Short & clear" and sent["revision"] and "reason" in sent
    assert sent["url"] == "https://help.lotvale.example/en/buying/cancel-a-bid/"


@pytest.mark.parametrize("language", ["en", "fr", "no", "zh", "ar"])
def test_the_contact_page_has_every_channel_with_its_hours(site, visit, language):
    page = visit(site, width=390, scripts=False).open(f"{language}/contact/")
    assert page.locator("#contact-form").is_visible()
    assert page.locator(".sign-in-card a").first.get_attribute("href") == f"{shop}/sign-in"
    email, chat, phone = page.locator(".channel").all()
    assert chat.locator("a").get_attribute("href") == f"{shop}/chat"
    assert phone.locator("a").get_attribute("href") == "tel:+442079460000"
    assert email.locator(".hours").count() == 0
    assert chat.locator(".hours tr").count() == 2 and phone.locator(".hours tr").count() == 1
    for channel in (email, chat, phone):
        assert channel.is_visible() and channel.locator("dd").inner_text() != ""


@pytest.mark.parametrize("language", ["en", "fr", "no", "zh", "ar"])
def test_the_contact_form_posts_to_its_endpoint(site, visit, language):
    visitor = visit(site, scripts=False)
    page = visitor.open(f"{language}/contact/")
    page.locator("#contact-reason").select_option(index=1)
    page.locator("#contact-details").fill("Where is it?")
    page.locator("#contact-name").fill("Kim")
    page.locator("#contact-reply").fill("kim@example.com")
    page.locator("#contact-form [type=submit]").click()
    page.wait_for_url("https://www.lotvale.example/api/help/contact")
    sent = form(visitor)
    assert sent["type"] == "contact" and sent["channel"] == "email"
    assert sent["language"] == language and sent["reason"]
    assert (sent["details"], sent["name"], sent["replyTo"]) == (
        "Where is it?", "Kim", "kim@example.com")


def form(visitor) -> dict[str, str]:
    assert len(visitor.posts) == 1
    fields = urllib.parse.parse_qs(visitor.posts[0].post_data, keep_blank_values=True)
    assert all(len(values) == 1 for values in fields.values()), fields
    return {name: values[0] for name, values in fields.items()}
