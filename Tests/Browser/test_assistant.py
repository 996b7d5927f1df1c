"""The assistant's dialog, from any page: opened, asked, voted on, and left for people."""

import pytest

from visit import feedback_address

# In each language: where is my parcel?
questions = {
    "en": "Where is my parcel?", "de": "Wo ist mein Paket?", "no": "Hvor er pakken min?",
    "zh": "我的包裹在哪里？", "ar": "أين شحنتي؟",
}
parcel = "most-asked/where-is-my-parcel"
nonsense = "qxvrzk wbbtpl"


def open_panel(visitor, path):
    page = visitor.open(path)
    page.locator("[data-ask]").first.click()
    page.locator("dialog textarea").wait_for()
    return page


def ask(page, question):
    page.locator("dialog textarea").fill(question)
    page.keyboard.press("Enter")
    page.locator(".conversation-after").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", questions)
def test_a_question_is_answered_with_its_source_and_leads_to_people(site, visit, language, width):
    question, article = questions[language], site.article(language, parcel)
    visitor = visit(site, width=width)
    page = open_panel(visitor, f"{language}/")
    visitor.listen("helpgen:ask")
    ask(page, question)
    assert page.locator(".answer-source a").get_attribute("href").endswith(article)
    assert len(page.locator(".answer-body").inner_text()) > 20
    talk = page.locator(".conversation-after .actions button")
    talk.scroll_into_view_if_needed()
    talk.click()
    page.wait_for_url(f"**/{language}/contact/")
    page.locator(".choice").click()
    page.locator("#request-details").wait_for()
    assert page.locator("#request-details").input_value() == question
    page.locator(".contact-back").click()
    page.locator(".answer-source a").wait_for()
    assert page.locator(".conversation-question").inner_text().endswith(question)


def test_the_panel_comes_only_when_it_is_opened(site, visit):
    visitor = visit(site)
    page = visitor.open("en/buying/cancel-a-bid/", quiet=True)
    loaded = "performance.getEntriesByType('resource').map((entry) => entry.name)"
    before = page.evaluate(loaded)
    assert not any("/assistant/" in url or "/assets/answers/" in url for url in before)
    page.locator("[data-ask]").click()
    page.locator("dialog textarea").wait_for()
    assert any(url.endswith("/assistant/panel.js") for url in page.evaluate(loaded))
    assert not any("/assets/answers/" in url for url in page.evaluate(loaded))


def test_an_answer_says_where_it_comes_from_and_takes_a_vote(site, visit):
    """Asked on an article for sellers, answered from one for buyers."""
    visitor = visit(site)
    page = open_panel(visitor, "en/selling/photographs-that-sell/")
    visitor.listen("helpgen:ask")
    visitor.listen("helpgen:feedback")
    assert "by machine" in page.locator(".assistant-note").inner_text()
    assert "Nothing leaves your device" in page.locator(".assistant-note").inner_text()
    ask(page, "Where is my parcel?")
    assert page.locator(".answer-source").inner_text() == "From the article “Where is my parcel?”"
    page.locator(".answer-more summary").click()
    assert page.locator(".answer-links a").count() > 0
    assert visitor.posts == []
    page.locator(".answer-vote button").first.click()
    vote = visitor.posted()[0]
    assert visitor.posts[0].url == feedback_address
    assert (vote["article"], vote["vote"], vote["reason"]) == (
        parcel, "yes", "answer")
    assert "parcel?" not in visitor.posts[0].post_data, "the question stays on the device"
    assert visitor.heard("helpgen:feedback") == [vote]


def test_a_part_of_a_text_leads_on_to_the_rest(site, visit):
    page = open_panel(visit(site), "en/")
    ask(page, "Can I cancel a bid?")
    assert len(page.locator(".answer-body").inner_text()) <= 700
    more = page.locator(".answer-read a")
    assert more.inner_text() == "Read the article"
    assert more.get_attribute("href") == page.locator(".answer-source a").get_attribute("href")


def test_a_vote_names_the_article_as_in_all_languages_and_its_revision(site, visit):
    """Its address in German is another."""
    visitor = visit(site)
    article = visitor.open(site.article("de", "returns-disputes/return-an-item")[1:])
    shown = article.evaluate(
        "JSON.parse(document.getElementById('helpgen-page').textContent).article")
    page = open_panel(visitor, "de/")
    ask(page, "Kann ich einen Artikel zurücksenden?")
    page.locator(".answer-vote button").last.click()
    vote = visitor.posted()[0]
    assert "/returns-disputes/return-an-item/" not in vote["url"]
    assert (vote["article"], vote["revision"]) == (shown["path"], shown["revision"])


def test_what_is_said_of_a_source_goes_along_to_the_contact_page(site, visit):
    """The French article is left behind its source."""
    page = open_panel(visit(site), "fr/")
    ask(page, "Comment emballer un objet fragile ?")
    label = page.locator(".answer > .answer-label")
    assert label.inner_text() == "Cet article n’est peut-être plus à jour en français."
    page.locator(".conversation-after .actions button").click()
    page.wait_for_url("**/fr/contact/")
    page.locator(".choice").click()
    page.locator("#request-details").wait_for()
    page.locator(".contact-back").click()
    page.locator(".answer-source a").wait_for()
    assert label.inner_text() == "Cet article n’est peut-être plus à jour en français."


def test_what_the_articles_do_not_answer_is_said_to_be_unsure(site, visit):
    page = open_panel(visit(site), "en/")
    ask(page, nonsense)
    assert page.locator(".answer-unsure").inner_text() == "I’m not sure about that one."
    assert page.locator(".answer-vote").count() == 0
    assert page.locator(".conversation-after .actions button").is_visible()


def test_starters_are_the_articles_own_questions_and_follow_ups_lead_on(site, visit):
    visitor = visit(site)
    page = open_panel(visitor, "en/buying/cancel-a-bid/")
    starters = page.locator(".conversation > .conversation-offered button")
    own = page.evaluate(
        "JSON.parse(document.getElementById('helpgen-page').textContent).article.questions")
    wanted = [question[0].upper() + question[1:] for question in own[:4]]
    assert starters.all_inner_texts() == wanted != []
    starters.first.focus()
    page.keyboard.press("Enter")
    page.locator(".conversation-after").wait_for()
    assert "/en/buying/cancel-a-bid/" in page.locator(".answer-source a").get_attribute("href")
    assert page.evaluate("document.activeElement.className") == "conversation-turn"
    follow_up = page.locator(".conversation-after .chip").first
    wanted = follow_up.inner_text()
    follow_up.click()
    page.locator(".conversation-turn").nth(1).locator(".answer-source, .answer-unsure").wait_for()
    assert page.locator(".conversation-question").nth(1).inner_text().endswith(wanted)
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")


def test_the_dialog_is_used_without_a_mouse(site, visit):
    visitor = visit(site)
    page = visitor.open("en/buying/cancel-a-bid/")
    button = page.locator("[data-ask]")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("dialog textarea").wait_for()
    assert visitor.is_focused(page.locator("dialog textarea")), visitor.focused()
    page.keyboard.press("Enter")
    assert page.locator("dialog .field-error").inner_text() == "Type your question first."
    page.keyboard.type("Can I cancel a bid?")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.locator(".conversation-after").wait_for()
    log = page.locator("dialog [role=log]")
    assert log.get_attribute("aria-label") == "Conversation"
    for _ in range(30):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "document.activeElement === document.body"
            " || document.querySelector('dialog').contains(document.activeElement)")
        assert inside, visitor.focused()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    assert visitor.is_focused(button), visitor.focused()
    page.keyboard.press("Enter")
    assert page.locator(".conversation-turn").count() == 1, "the conversation is kept"


@pytest.mark.parametrize("width, height", [(320, 480), (390, 844), (1280, 800)])
def test_the_way_to_people_is_in_sight_or_one_scroll_away(site, visit, width, height):
    """The question stands on top of the dialog, the composer at its end, and nothing sideways."""
    page = open_panel(visit(site, viewport={"width": width, "height": height}), "en/")
    ask(page, "Where is my parcel?")
    ask(page, nonsense)
    dialog = page.locator("dialog").bounding_box()
    assert dialog["x"] >= 0 and dialog["x"] + dialog["width"] <= width
    assert dialog["y"] >= 0 and dialog["y"] + dialog["height"] <= height
    body = page.locator(".assistant-body")
    assert body.evaluate("(box) => box.scrollWidth <= box.clientWidth")
    turn = page.locator(".conversation-turn").nth(1).bounding_box()
    assert turn["y"] >= page.locator(".assistant-head").bounding_box()["height"] + dialog["y"]
    if height > 480:
        talk = page.locator(".conversation-after .actions button").bounding_box()
        form = page.locator(".conversation-form").bounding_box()
        assert talk["y"] + talk["height"] <= form["y"]


def test_markup_in_a_question_is_text(site, visit):
    page = open_panel(visit(site), "en/")
    markup = "Where is my parcel? <img src=x onerror=\"document.title='broken'\"><b>bold</b>"
    ask(page, markup)
    assert page.locator(".conversation-question").inner_text().endswith(markup)
    assert page.locator("dialog img, dialog .conversation-question b").count() == 0
    assert page.title() != "broken"


def test_answers_that_cannot_be_loaded_can_be_asked_for_again(site, visit):
    visitor = visit(site)
    visitor.provoked = ["net::ERR_FAILED"]
    page = open_panel(visitor, "en/")
    page.route("**/assets/answers/**", lambda route: route.abort())
    ask(page, "Where is my parcel?")
    retry = page.locator(".answer button")
    assert page.locator(".answer-unsure").inner_text() == (
        "The answers could not be loaded. Check your connection and try again.")
    page.unroute("**/assets/answers/**")
    retry.focus()
    page.keyboard.press("Enter")
    page.locator(".answer-source").wait_for()
    assert page.locator(".conversation-turn").count() == 1
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")


def test_a_source_in_another_language_is_labelled(bare_site, visit):
    page = open_panel(visit(bare_site), "ar/shipping/customs-and-import-charges/")
    ask(page, "هل أدفع جمارك customs import charges؟")
    assert "الإنجليزية" in page.locator(".answer-label").first.inner_text()
    shown = page.locator(".answer-body, .answer-links a").first
    assert shown.is_visible()


def test_the_vote_on_an_answer_stays_on_the_page_without_an_endpoint(bare_site, visit):
    visitor = visit(bare_site)
    page = open_panel(visitor, "en/")
    visitor.listen("helpgen:feedback")
    ask(page, "Where is my parcel?")
    page.locator(".answer-vote button").first.click()
    assert page.locator(".answer-thanks").inner_text() == "Thank you for telling us."
    assert len(visitor.heard("helpgen:feedback")) == 1
    assert visitor.posts == []


def test_every_question_is_told_to_the_site(site, visit):
    visitor = visit(site)
    page = open_panel(visitor, "en/")
    visitor.listen("helpgen:ask")
    ask(page, "Where is my parcel?")
    ask(page, nonsense)
    answered, unsure = visitor.heard("helpgen:ask")
    assert (answered["question"], answered["language"], answered["status"]) == (
        "Where is my parcel?", "en", "answered")
    assert answered["url"].endswith("/en/most-asked/where-is-my-parcel/")
    assert (unsure["question"], unsure["status"]) == (nonsense, "unsure")
