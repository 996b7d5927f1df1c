"""Markup and addresses from outside: in items, stored drafts and settings. Text, or refused."""

import json

from contact_steps import ask, option, request, talk, tuesday
from visit import items_address, shop

markup = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"


def check_harmless(page):
    assert page.title() != "broken"
    assert page.locator("main [onerror], main script, main img[src=x]").count() == 0
    assert page.locator("a[href^='javascript:'], [src^='javascript:']").count() == 0


def test_items_from_outside_are_text(site, visit):
    visitor = visit(site)
    visitor.orders = [
        {"id": "1\"><b>", "title": markup, "status": "<b>sent</b>", "date": "<i>",
         "url": "javascript:document.title='broken'", "image": "javascript:document.title='broken'"},
        {"id": "2", "title": "  "}, None, "item", {"title": "Without an id"},
    ]
    page = visitor.open("en/contact/")
    page.locator(".contact-items .choice").click()
    assert page.locator(".chosen-item .choice-title").inner_text() == markup
    assert "<b>sent</b>" in page.locator(".chosen-item").inner_text()
    assert page.locator(".chosen-item a").count() == 0
    check_harmless(page)
    ask(page, f"Where is my parcel? {markup}")
    assert markup in page.locator(".conversation-question").inner_text()
    check_harmless(page)
    talk(page)
    request(page, details=markup)
    option(page, "email").locator("button").click()
    page.locator(".sent-along summary").click()
    assert markup in page.locator(".sent-along").inner_text()
    check_harmless(page)


def test_a_stored_draft_is_read_like_any_text_from_outside(site, visit):
    visitor = visit(site, at=tuesday)
    page = visitor.open("en/contact/")
    page.locator(".choice").wait_for()
    link = {"url": "javascript:document.title='broken'", "title": markup}
    draft = {
        "version": 1, "at": tuesday, "step": "question", "guest": True, "item": {
            "id": "1", "title": markup, "url": link["url"], "image": link["url"]},
        "question": markup, "details": markup, "name": 7, "reason": ["x"], "items": "many",
        "conversation": [
            {"question": markup, "status": "answered", "answer": {**link, "text": markup},
             "sources": [link]},
            {"question": "Second", "status": "answered", "sources": [],
             "answer": {"url": "/en/", "title": markup, "text": markup}}],
        "read": [link],
    }
    page.evaluate("(text) => localStorage.setItem('helpgen:contact', text)", json.dumps(draft))
    page.reload()
    page.locator(".conversation-turn").nth(1).wait_for()
    assert page.locator(".conversation-question").first.inner_text().endswith(markup)
    assert page.locator(".answer").nth(1).locator(".answer-body").inner_text() == markup
    assert page.locator(".conversation-form textarea").input_value() == markup
    check_harmless(page)
    for broken in ("{", "[]", "7", '{"version": 2}', json.dumps({**draft, "at": "2025-01-01"})):
        page.evaluate("(text) => localStorage.setItem('helpgen:contact', text)", broken)
        page.reload()
        page.locator(".choice").wait_for()
        assert page.locator(".conversation-turn").count() == 0


def test_addresses_in_settings_that_are_no_web_addresses_are_refused(site, visit):
    """As if the files had been changed after the build, which refuses them itself."""
    visitor = visit(site, at=tuesday)
    bad = "javascript:document.title='broken'"

    def change(route):
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(f"{shop}/sign-in", bad)
                      .replace(f"{shop}/orders", bad).replace(f"{shop}/chat", bad))

    visitor.page.route("**/en/contact/", change)
    visitor.page.route("**/assets/contact/*.json", change)
    visitor.statuses[items_address] = 401
    visitor.provoked = ["401 (Unauthorized)"]
    page = visitor.open("en/contact/")
    ask(page, "Where is my parcel?")
    assert page.locator(".contact-flow a[href^='javascript:']").count() == 0
    talk(page)
    request(page, items=1)
    assert page.locator(".contact-flow a[href^='javascript:']").count() == 0
    page.locator(".option-best button").click()
    assert page.locator(".option-best [role=alert]").inner_text() != ""
    assert page.title() != "broken"
