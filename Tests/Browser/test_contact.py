"""From a question to the right people: the contact page with scripts, step by step."""

import pytest

from contact_steps import ask, channels, option, request, talk, to_options, tuesday
from visit import contact_address, feedback_address, items_address, shop

orders = [
    {"id": "4711", "title": "Walnut desk", "status": "shipped", "date": "2026-02-20",
     "url": f"{shop}/orders/4711", "image": f"{shop}/desk.png"},
    {"id": "4712", "title": "Two silver spoons", "status": "paid"},
]

# In each language: where is my parcel? And the channel that is recommended on a Tuesday morning for
# two items, and the language offered for want of the reader's.
readers = {
    "en": ("Where is my parcel?", "phone", None),
    "fr": ("Où est mon colis ?", "phone", None),
    "no": ("Hvor er pakken min?", "phone", "engelsk"),
    "zh": ("我的包裹在哪里？", "chat", None),
    "ar": ("أين شحنتي؟", "phone", "الإنجليزية"),
}
parcel = "most-asked/where-is-my-parcel"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", readers)
def test_the_whole_way_with_orders(site, visit, language, width):
    question, best, other_language = readers[language]
    article = site.article(language, parcel)
    visitor = visit(site, width=width, at=tuesday)
    visitor.orders = orders
    page = visitor.open(f"{language}/contact/")
    page.locator(".contact-items .choice").first.click()
    assert "Walnut desk" in page.locator(".chosen-item").inner_text()
    ask(page, question)
    assert page.locator(".answer-source a").get_attribute("href").endswith(article)
    assert page.locator(".answer-vote").is_visible()
    page.locator(".answer-vote button").last.click()
    assert visitor.posted()[0]["vote"] == "no"
    talk(page)

    page.locator(".contact-step [type=submit]").click()
    assert page.locator(".form-mistakes").evaluate("(box) => box === document.activeElement")
    assert page.locator("#request-reason").get_attribute("aria-invalid") == "true"
    assert page.locator("#request-details").input_value() == question
    request(page, items=2, details="It was sent ten days ago.")
    assert channels(page)[0] == best
    notices = page.locator(".contact-notice").all_inner_texts()
    assert len(notices) == (other_language is not None)
    assert all(other_language in notice for notice in notices)
    option(page, "email").locator("button").click()

    page.locator("#message-name").fill("Kim")
    page.reload()
    option(page, "email").locator("button").click()
    assert page.locator("#message-name").input_value() == "Kim"
    visitor.provoked = ["500 (Internal Server Error)"]
    visitor.statuses[contact_address] = 500
    page.locator("#message-replyTo").fill("kim@example.com")
    page.locator(".contact-send button").click()
    page.locator(".contact-problem:not(:empty)").wait_for()
    assert page.locator("#message-replyTo").input_value() == "kim@example.com"
    visitor.statuses.clear()
    page.locator(".contact-send button").click()
    page.locator(".contact-sent").wait_for()
    assert "kim@example.com" in page.locator(".contact-sent").inner_text()
    assert visitor.stored("helpgen:contact") is None
    check_message(visitor.posted(3)[2], language, question, article)


def check_message(message, language, question, article):
    conversation = message.pop("conversation")
    assert message == {
        "type": "contact", "reason": "not-received", "item": "4711", "items": 2,
        "details": "It was sent ten days ago.", "name": "Kim", "replyTo": "kim@example.com",
        "channel": "email", "language": language, "article": "", "at": "2026-03-03T10:30:00.000Z",
    }
    [turn] = conversation["questions"]
    assert (turn["question"], turn["status"], turn["vote"]) == (question, "answered", "no")
    assert turn["answer"]["url"].endswith(article) and turn["answer"]["text"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", readers)
def test_the_way_without_orders(site, visit, language, width):
    """No orders, not signed in, and an endpoint that fails: each reaches the question."""
    visitor = visit(site, width=width)
    visitor.provoked = ["401 (Unauthorized)", "500 (Internal Server Error)"]
    page = visitor.open(f"{language}/contact/")
    page.locator(".choice").click()
    page.locator(".conversation-form").wait_for()

    visitor.statuses[items_address] = 401
    page = visitor.open(f"{language}/contact/?item=4711")
    sign_in = page.locator(".contact-step .sign-in-card a.button")
    sign_in.wait_for()
    assert sign_in.get_attribute("href") == (
        f"{shop}/sign-in?return_to=" + page.evaluate("encodeURIComponent(location.href)"))
    page.locator(".contact-step p > button").click()
    page.locator(".conversation-form").wait_for()
    assert "4711" in page.locator(".chosen-item").inner_text()

    visitor.statuses[items_address] = 500
    page.evaluate("localStorage.clear()")
    page = visitor.open(f"{language}/contact/")
    page.locator(".conversation-form").wait_for()
    visitor.statuses.clear()
    visitor.orders = orders
    page.locator(".contact-notice button").click()
    page.locator(".contact-items").wait_for()
    assert page.locator(".contact-items .choice").count() == 2


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_whole_way_without_a_mouse(site, visit, language):
    question, _, _ = readers[language]
    visitor = visit(site, at=tuesday)
    visitor.orders = orders
    page = visitor.open(f"{language}/contact/")
    page.locator(".contact-items").wait_for()

    def press(selector, key="Enter"):
        """Goes on with the Tab key to what is wanted, and presses a key there."""
        for _ in range(40):
            if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                page.keyboard.press(key)
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {selector}: {visitor.focused()}")

    page.locator("h1").click()
    press(".contact-items .choice")
    press(".conversation-form textarea", "Space")
    page.keyboard.type(question)
    page.keyboard.press("Enter")
    page.locator(".conversation-after").wait_for()
    page.locator("h1").click()
    press(".answer-vote button")
    press(".conversation-after .button")
    press("#request-reason", "ArrowDown")
    press(".contact-step [type=submit]")
    page.locator(".option").first.wait_for()
    press(".option:has(.icon-mail) button")
    press("#message-replyTo", "Space")
    page.keyboard.type("kim@example.com")
    page.keyboard.press("Enter")
    page.locator(".contact-sent").wait_for()
    assert page.evaluate("document.activeElement.id") == "contact-step", visitor.focused()
    message = visitor.posted(2)[1]
    assert (message["details"], message["replyTo"], message["items"]) == (
        question, "kim@example.com", 1)


def test_a_link_from_an_order_goes_straight_to_the_question(site, visit):
    visitor = visit(site)
    visitor.orders = orders
    page = visitor.open("en/contact/?item=4712&reason=payment&article=payment/pay-for-an-order")
    page.locator(".conversation-form").wait_for()
    assert "Two silver spoons" in page.locator(".chosen-item").inner_text()
    ask(page, "How do I pay?")
    talk(page)
    assert page.locator("#request-reason").input_value() == "payment"
    request(page, reason="payment")
    option(page, "email").locator("button").click()
    page.locator("#message-replyTo").fill("kim@example.com")
    page.locator(".contact-send button").click()
    message = visitor.posted()[0]
    assert (message["item"], message["article"], message["reason"]) == (
        "4712", "payment/pay-for-an-order", "payment")
    page.locator(".contact-sent").wait_for()


def test_sending_shows_progress_and_sends_once(site, visit):
    visitor = visit(site, at=tuesday)
    page = to_options(visitor, items=4, details="Four parcels are late.")
    visitor.listen("helpgen:contact")
    page.locator(".option-best button").click()
    page.locator(".contact-send button").click()
    assert page.locator("#message-replyTo").get_attribute("aria-invalid") == "true"
    assert visitor.posts == []
    page.locator("#message-replyTo").fill("kim@example.com")
    visitor.hold(contact_address)
    page.locator(".contact-send button").click()
    page.locator(".contact-send progress").wait_for()
    assert page.locator(".contact-send button").get_attribute("aria-disabled") == "true"
    assert page.locator(".contact-flow > [role=status]").inner_text() == "Sending…"
    page.locator(".contact-send button").click(force=True)
    visitor.let_go(contact_address)
    page.locator(".contact-sent").wait_for()
    message = visitor.posted()[0]
    stages = visitor.heard("helpgen:contact")
    assert [event["stage"] for event in stages] == ["chosen", "sent"]
    assert stages[1]["message"] == message


def test_offline_keeps_the_message_until_it_can_be_sent(site, visit):
    visitor = visit(site, at=tuesday)
    page = to_options(visitor, items=4)
    page.locator(".option-best button").click()
    page.locator("#message-replyTo").fill("kim@example.com")
    page.context.set_offline(True)
    page.locator(".contact-send button").click()
    assert page.locator(".contact-problem").inner_text() == (
        "You are offline. Your message is kept here until you can send it.")
    assert visitor.posts == []
    page.context.set_offline(False)
    page.locator(".contact-send button").click()
    page.locator(".contact-sent").wait_for()
    visitor.posted()


def test_a_draft_can_be_discarded(site, visit):
    visitor = visit(site)
    page = to_options(visitor, items=4, details="Private words")
    assert "Private words" in visitor.stored("helpgen:contact")
    page.locator(".contact-draft button").click()
    page.locator(".choice").wait_for()
    assert visitor.stored("helpgen:contact") is None
    assert page.evaluate("document.activeElement.id") == "contact-step", visitor.focused()


def test_the_form_without_scripts_comes_back_when_the_rules_cannot_be_had(site, visit):
    visitor = visit(site)
    visitor.provoked = ["net::ERR_FAILED"]
    visitor.page.route("**/assets/contact/**", lambda route: route.abort())
    page = visitor.open("en/contact/")
    page.locator("#contact-form").wait_for()
    assert page.locator(".contact-flow").count() == 0
    assert page.locator(".channel").count() == 3


def test_the_answers_vote_goes_to_the_feedback_endpoint(site, visit):
    visitor = visit(site, at=tuesday)
    page = visitor.open("en/contact/")
    page.locator(".choice").click()
    visitor.listen("helpgen:feedback")
    ask(page, "Where is my parcel?")
    page.locator(".answer-vote button").first.click()
    assert page.locator(".answer-thanks").inner_text() == "Great. We’re glad it helped."
    vote = visitor.posted()[0]
    assert visitor.posts[0].url == feedback_address
    assert visitor.heard("helpgen:feedback") == [vote]
    assert (vote["type"], vote["article"], vote["vote"], vote["reason"], vote["comment"]) == (
        "feedback", parcel, "yes", "answer", "")
    page.reload()
    page.locator(".answer-vote button[aria-pressed=true]").wait_for()
