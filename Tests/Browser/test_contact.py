"""From a question to the right people: the contact page with scripts, step by step."""

import json

import pytest

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
# 11:30 in Amsterdam, 5:30 in New York.
tuesday = "2026-03-03T10:30:00Z"
sunday_night = "2026-03-08T20:00:00Z"

icons = {"phone": ".icon-phone", "chat": ".icon-chat", "email": ".icon-mail"}


def ask(page, question):
    page.locator(".conversation-form textarea").fill(question)
    page.locator(".conversation-form textarea").press("Enter")
    page.locator(".conversation-after").wait_for()


def talk(page):
    page.locator(".conversation-after .button").click()
    page.locator("#request-details").wait_for()


def request(page, reason="not-received", items=None, details=None):
    page.locator("#request-reason").select_option(reason)
    if items is not None:
        page.locator("#request-items").fill(str(items))
    if details is not None:
        page.locator("#request-details").fill(details)
    page.locator(".contact-step [type=submit]").click()
    page.locator(".option").first.wait_for()


def option(page, channel):
    return page.locator(".option", has=page.locator(icons[channel]))


def channels(page):
    """The channels offered, the recommended one first."""
    assert page.locator(".option-best").count() == 1
    assert page.locator(".option").first.get_attribute("class") == "option option-best"
    return [
        next(name for name, icon in icons.items() if shown.locator(icon).count() > 0)
        for shown in page.locator(".option").all()
    ]


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


def to_options(visitor, language="en", **said):
    page = visitor.open(f"{language}/contact/")
    page.locator(".choice").click()
    ask(page, "Where is my parcel?")
    talk(page)
    request(page, **said)
    return page


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
