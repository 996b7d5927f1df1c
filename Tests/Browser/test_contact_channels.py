"""The ways to reach the team: which is recommended, when it is open, and what it does."""

import pytest

from contact_steps import channels, option, to_options, tuesday
from visit import shop

sunday_night = "2026-03-08T20:00:00Z"


@pytest.mark.parametrize("items, expected", [
    (1, ["chat", "email"]), (3, ["phone", "chat", "email"]), (4, ["email"])])
def test_the_number_of_items_decides_the_channel(site, visit, items, expected):
    page = to_options(visit(site, at=tuesday), items=items)
    assert channels(page) == expected
    best = page.locator(".option-best")
    assert best.locator(".badge").inner_text() == "Recommended"
    assert best.locator(".is-open").count() == 1


def test_what_is_closed_says_when_it_opens_in_the_readers_time(site, visit):
    """Ten at night on a Sunday in Amsterdam: the chat opens at 9:00 there, 4:00 in New York, where
    clocks went forward that morning and Amsterdam's did not."""
    page = to_options(visit(site, at=sunday_night), items=2)
    assert channels(page) == ["email", "phone", "chat"]
    assert option(page, "email").locator(".option-time").inner_text() == "Write any time"
    for channel in ("phone", "chat"):
        time = option(page, channel).locator(".option-time").inner_text().replace("\u202f", " ")
        assert time == "Opens tomorrow at 4:00 AM your time"
    assert option(page, "chat").locator("a, button").count() == 0


def test_the_phone_shows_number_hours_and_languages(site, visit):
    visitor = visit(site, at=tuesday)
    page = to_options(visitor, items=2)
    phone = option(page, "phone")
    assert phone.locator("a").get_attribute("href") == "tel:+442079460000"
    assert "+44 20 7946 0000" in phone.locator("a").inner_text()
    phone.locator("summary").click()
    facts = phone.locator(".option-facts").inner_text().replace("\u202f", " ")
    for fact in ("9:00", "5:30", "Dutch", "Italian", "Times are in Central European Time"):
        assert fact in facts


def test_the_chat_opens_its_page_unless_a_listener_takes_over(site, visit):
    visitor = visit(site, at=tuesday)
    page = to_options(visitor, items=1)
    visitor.listen("helpgen:contact")
    chat = page.locator(".option-best a")
    with page.context.expect_page() as opened:
        chat.click()
    assert opened.value.url == f"{shop}/chat"
    opened.value.close()
    page.evaluate(
        "document.addEventListener('helpgen:contact', (event) => event.preventDefault())")
    chat.click()
    page.wait_for_timeout(200)
    assert len(page.context.pages) == 1
    first, second = visitor.heard("helpgen:contact")
    assert first == {**second, "message": {**second["message"], "at": first["message"]["at"]}}
    assert (first["stage"], first["channel"], first["language"]) == ("chosen", "chat", "en")
    assert first["action"] == {"type": "link", "url": f"{shop}/chat"}
    assert first["message"]["details"] == "Where is my parcel?"
    assert first["message"]["conversation"]["questions"][0]["status"] == "answered"


def test_a_chat_without_a_page_is_handed_over_or_said_to_fail(bare_site, visit):
    visitor = visit(bare_site, at=tuesday)
    page = to_options(visitor, items=1)
    page.locator(".option-best button").click()
    assert page.locator(".option-best [role=alert]").inner_text() == (
        "The chat could not be opened. You can write to us instead.")
    page.evaluate(
        "document.addEventListener('helpgen:contact', (event) => event.preventDefault())")
    page.locator(".option-best button").click()
    assert page.locator(".option-best [role=alert]").inner_text() == ""
