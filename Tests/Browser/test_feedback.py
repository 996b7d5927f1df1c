"""Was this article helpful? One vote per revision and device, sent when it can be."""

import pytest

from visit import feedback_address

article = "en/buying/cancel-a-bid/"
yes = "[data-feedback] button[value=yes]"
no = "[data-feedback] button[value=no]"


def pressed(page):
    return page.locator("[data-feedback] [aria-pressed=true]").evaluate_all(
        "(buttons) => buttons.map((button) => button.value)")


def status(page):
    return page.locator(".feedback-status").inner_text()


def test_a_yes_is_sent_once_and_kept(site, visit):
    visitor = visit(site)
    page = visitor.open_feedback(article)
    visitor.listen("helpgen:feedback")
    page.locator(yes).click()
    vote = visitor.posted()[0]
    assert visitor.posts[0].url == feedback_address
    assert visitor.posts[0].headers["content-type"] == "application/json"
    assert "cookie" not in visitor.posts[0].headers
    assert {name: vote[name] for name in vote if name not in ("revision", "at")} == {
        "type": "feedback", "article": "buying/cancel-a-bid", "language": "en", "vote": "yes",
        "reason": "", "comment": "", "url": f"https://help.lotvale.example/{article}",
    }
    assert vote["revision"] == page.locator("[data-revision]").get_attribute("data-revision")
    assert visitor.heard("helpgen:feedback") == [vote]
    assert status(page) != "" and pressed(page) == ["yes"]
    page.locator(yes).click()
    visitor.open_feedback(article)
    assert status(page) != "" and pressed(page) == ["yes"]
    page.locator(yes).click()
    visitor.open_feedback("ar/buying/cancel-a-bid/")
    assert pressed(page) == [], "another language is another article"
    assert len(visitor.posts) == 1
    assert page.context.cookies() == []


def test_a_no_asks_why_and_is_sent_with_it(site, visit):
    visitor = visit(site)
    page = visitor.open_feedback(article)
    assert not page.locator("#feedback-reason").is_visible()
    page.locator(no).click()
    page.locator("#feedback-reason").select_option("unclear")
    page.locator("#feedback-comment").fill("  Which <b>hour</b>?  ")
    assert visitor.posts == []
    page.locator(".feedback-send").click()
    vote = visitor.posted()[0]
    assert (vote["vote"], vote["reason"], vote["comment"]) == (
        "no", "unclear", "Which <b>hour</b>?")
    assert not page.locator("#feedback-reason").is_visible()
    assert visitor.is_focused(page.locator(".feedback-status")), visitor.focused()


def test_a_no_without_a_reason_goes_when_the_reader_goes(site, visit):
    """To the site itself: what a page sends while it goes away is not seen by Playwright."""
    visitor = visit(site)
    page = visitor.open_feedback(article)
    page.evaluate("localStorage.setItem('helpgen:votes-endpoint', '/posted')")
    page.locator(no).click()
    page.locator("#feedback-comment").fill("Half a")
    page.locator(".breadcrumbs a").first.click()
    page.wait_for_url("**/en/")
    visitor.wait_for(lambda: site.posted, "a post")
    [vote] = site.posted
    assert (vote["vote"], vote["comment"]) == ("no", "Half a")
    assert visitor.stored("helpgen:votes-waiting") is None


def test_a_vote_can_be_changed(site, visit):
    visitor = visit(site)
    page = visitor.open_feedback(article)
    page.locator(yes).click()
    visitor.posted()
    page.locator(no).click()
    assert pressed(page) == ["no"]
    page.locator(".feedback-send").click()
    first, second = visitor.posted(2)
    assert (first["vote"], second["vote"], second["previous"]) == ("yes", "no", "yes")
    assert first["revision"] == second["revision"]


@pytest.mark.parametrize("away", ["offline", "failing"])
def test_a_vote_that_cannot_be_sent_is_kept_and_sent_later(site, visit, away):
    visitor = visit(site)
    page = visitor.open_feedback(article)
    if away == "offline":
        page.context.set_offline(True)
        page.locator(yes).click()
        assert visitor.posts == []
    else:
        visitor.provoked = ["503 (Service Unavailable)"]
        visitor.statuses[feedback_address] = 503
        page.locator(yes).click()
        visitor.posted()
    visitor.wait_until("localStorage.getItem('helpgen:votes-waiting') !== null")
    if away == "offline":
        page.context.set_offline(False)
    else:
        visitor.statuses.clear()
        visitor.posts.clear()
        visitor.open("en/")
    vote = visitor.posted()[0]
    assert (vote["article"], vote["vote"]) == ("buying/cancel-a-bid", "yes")
    assert visitor.stored("helpgen:votes-waiting") is None


def test_what_was_stored_by_others_does_no_harm(site, visit):
    visitor = visit(site)
    page = visitor.open("en/")
    for text in ("{", "[[1]]", '[{"payload": {"type": "feedback", "vote": "<b>"}, "until": 0}]'):
        page.evaluate(
            "(text) => { for (const name of ['votes', 'votes-waiting'])"
            " localStorage.setItem('helpgen:' + name, text); }", text)
        visitor.open_feedback(article)
        assert pressed(page) == []
    page.locator(yes).click()
    visitor.posted()


def test_nothing_is_shown_without_an_endpoint(bare_site, visit):
    page = visit(bare_site).open(article)
    assert page.locator(".feedback, [data-feedback]").count() == 0
    assert page.locator(".article-contact").is_visible()
