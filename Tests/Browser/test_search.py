"""Search as the reader types, and as a page, on the built sample."""

import json

import pytest

# A sentence with a mistake in its telling word, and the article that answers it.
readers = {
    "en": ("I have not recieved my parsel yet", "most-asked/where-is-my-parcel"),
    "de": ("wie kann ich mein Gebot stornirren", "buying/cancel-a-bid"),
    "no": ("hvordan kan jeg betale med kredittkrot", "payment/pay-for-an-order"),
    "zh": ("我想取肖我的出价怎么办", "buying/cancel-a-bid"),
    "ar": ("كيف ألغي مزايدتتي", "buying/cancel-a-bid"),
}
markup = "<img src=x onerror=\"document.title='broken'\">parcel"


def search(page, text):
    page.locator("#main-search").fill(text)
    page.locator("[role=option]").first.wait_for()


def paths(page, selector):
    return page.locator(selector).evaluate_all("(links) => links.map((link) => link.pathname)")


@pytest.mark.parametrize("language", readers)
def test_a_sentence_with_a_mistake_finds_its_article_first(site, visit, language):
    sentence, path = readers[language]
    article = site.article(language, path)
    visitor = visit(site)
    page = visitor.open(f"{language}/")
    visitor.listen("helpgen:search")
    page.locator("#main-search").click()
    page.keyboard.type(sentence)
    page.locator("[role=option]").first.wait_for()
    visitor.wait_for(lambda: paths(page, "a[role=option]")[0] == article, article)
    page.locator("[role=option] mark").first.wait_for()
    status = page.locator("form:has(#main-search) [role=status]")
    visitor.wait_for(lambda: status.text_content() != "", "results are said")
    assert paths(page, "a[role=option]")[0] == article
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{article}**")
    assert page.locator("[data-article-body]").count() == 1


@pytest.mark.parametrize("language", readers)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_shows_what_its_address_asks_for(site, visit, language, width):
    sentence, path = readers[language]
    article = site.article(language, path)
    visitor = visit(site, width=width)
    page = visitor.open(f"{language}/search/?q={sentence}")
    page.locator(".result").first.wait_for()
    assert paths(page, ".result h2 a")[0] == article
    assert page.locator("#main-search").input_value() == sentence
    assert not page.locator("[data-browse]").is_visible()
    assert page.locator(".results-count").inner_text() != ""
    assert page.locator(".search-excerpt mark").count() > 0


def test_the_arrow_keys_go_round_and_escape_closes(site, visit):
    visitor = visit(site)
    page = visitor.open("en/buying/cancel-a-bid/")
    page.keyboard.press("/")
    box = page.locator("#header-search")
    assert visitor.is_focused(box), visitor.focused()
    page.keyboard.type("parcel")
    page.locator("[role=option]").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-controls") == page.locator("[role=listbox]").get_attribute("id")

    def active():
        name = box.get_attribute("aria-activedescendant")
        assert page.locator("[aria-selected=true]").count() == (0 if name is None else 1)
        ids = page.locator("[role=option]").evaluate_all("(all) => all.map((e) => e.id)")
        return None if name is None else ids.index(name)

    last = page.locator("[role=option]").count() - 1
    assert active() is None and last > 1
    page.keyboard.press("ArrowDown")
    assert active() == 0
    page.keyboard.press("ArrowUp")
    assert active() == last
    page.keyboard.press("ArrowDown")
    assert active() == 0
    page.keyboard.press("End")
    assert active() is None
    page.keyboard.press("Escape")
    assert not page.locator("[role=listbox]").is_visible()
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "parcel" and visitor.is_focused(box)
    page.keyboard.press("ArrowDown")
    assert page.locator("[role=option]").first.is_visible()


def test_the_chosen_option_stays_in_sight_when_excerpts_come(site, visit):
    page = visit(site, width=1280).open("en/")
    held = []
    page.route("**/index.md", lambda route: held.append(route))
    search(page, "parcel never arrived")
    options = page.locator("a[role=option]")
    options.first.wait_for()
    for _ in range(options.count()):
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(500)
    assert held
    for route in held:
        route.continue_()
    page.locator("a[role=option] .search-excerpt:empty").first.wait_for(state="detached")
    ways_on = page.locator(".search-group").nth(1).bounding_box()
    chosen = page.locator("[aria-selected=true]").bounding_box()
    assert chosen["y"] + chosen["height"] <= ways_on["y"] + 1


def test_the_chosen_option_is_in_sight_above_the_ways_on(site, visit):
    page = visit(site).open("en/")
    search(page, "parcel never arrived")
    page.locator("[role=option] mark").first.wait_for()
    # Excerpts that come later make the list higher.
    page.locator("a[role=option] .search-excerpt:empty").first.wait_for(state="detached")
    page.wait_for_load_state("networkidle")
    for _ in range(page.locator("a[role=option]").count()):
        page.keyboard.press("ArrowDown")
        ways_on = page.locator(".search-group").nth(1).bounding_box()
        assert ways_on["y"] + ways_on["height"] <= 800
        chosen = page.locator("[aria-selected=true]").bounding_box()
        assert chosen["y"] + chosen["height"] <= ways_on["y"] + 1


def test_results_are_counted_for_those_who_listen(site, visit):
    page = visit(site).open("en/")
    search(page, "parcel tracking")
    status = page.locator("form:has(#main-search) [role=status]")
    page.locator("form:has(#main-search) [role=status]:not(:empty)").wait_for(state="attached")
    assert status.inner_text().endswith("results") and status.inner_text()[0].isdigit()


def test_nothing_found_offers_to_ask_and_to_write(site, visit):
    visitor = visit(site)
    page = visitor.open("en/")
    visitor.listen("helpgen:search")
    search(page, "qxvrzk wbbtpl")
    assert "qxvrzk wbbtpl" in page.locator(".search-nothing").inner_text()
    assert page.locator("a.search-row").get_attribute("href") == "/en/contact/"
    visitor.wait_for(lambda: visitor.heard("helpgen:search"), "helpgen:search")
    assert visitor.heard("helpgen:search") == [
        {"query": "qxvrzk wbbtpl", "results": 0, "language": "en"}]
    page.locator("[role=option]").first.click()
    page.locator("dialog .answer-unsure").wait_for()
    assert page.locator(".conversation-question").inner_text().endswith("qxvrzk wbbtpl")


def test_a_followed_result_is_told_to_the_site(site, visit):
    visitor = visit(site)
    page = visitor.open("en/search/?q=where+is+my+parcel")
    page.locator(".result").first.wait_for()
    page.evaluate(
        """document.addEventListener("helpgen:search", (event) => {
          const told = JSON.parse(sessionStorage.getItem("told") ?? "[]");
          sessionStorage.setItem("told", JSON.stringify([...told, event.detail]));
        })""")
    page.locator(".result h2 a").first.click()
    page.wait_for_url("**/en/most-asked/where-is-my-parcel/**")
    told = json.loads(page.evaluate("sessionStorage.getItem('told')"))
    assert told[-1]["query"] == "where is my parcel" and told[-1]["results"] > 0
    assert told[-1]["chosen"].startswith("/en/most-asked/where-is-my-parcel/")


def test_recent_queries_are_kept_offered_and_forgotten(site, visit):
    page = visit(site).open("en/")
    for query in ("parcel", "return an item", markup):
        search(page, query)
        page.keyboard.press("Enter")
        page.locator("#search-results p").first.wait_for()
        page.goto(site.url("en/"))
    page.locator("#main-search").click()
    rows = page.locator(".search-row")
    rows.first.wait_for()
    assert rows.all_inner_texts() == [markup, "return an item", "parcel"]
    page.locator(".search-asides button").nth(1).click()
    assert rows.all_inner_texts() == [markup, "parcel"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Delete")
    assert rows.all_inner_texts() == ["parcel"]
    rows.first.click()
    assert page.locator("#main-search").input_value() == "parcel"
    page.goto(site.url("de/"))
    page.locator("#main-search").click()
    assert page.locator(".search-row").count() == 0, "another language has its own"
    page.goto(site.url("en/"))
    page.locator("#main-search").click()
    rows.first.wait_for()
    page.locator(".search-head .link-button").click()
    assert page.evaluate("localStorage.getItem('helpgen:recent-searches:en')") is None


def test_an_input_method_is_waited_for(site, visit):
    visitor = visit(site)
    page = visitor.open("zh/")
    page.locator("#main-search").click()
    visitor.wait_until("document.getElementById('main-search').role === 'combobox'")
    keyboard = page.context.new_cdp_session(page)
    for typed in ("b", "ba", "bao guo"):
        keyboard.send("Input.imeSetComposition", {
            "text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)})
    page.wait_for_timeout(400)
    assert page.locator("#main-search").input_value() == "bao guo"
    assert not page.locator(".search-list").is_visible()
    keyboard.send("Input.insertText", {"text": "包裹在哪里"})
    page.locator("[role=option]").first.wait_for()
    assert page.locator("#main-search").input_value() == "包裹在哪里"
    assert paths(page, "a[role=option]")[0] == "/zh/most-asked/where-is-my-parcel/"


@pytest.mark.parametrize("text", [markup, "…?!«»", "\u200f\u0007\u0000", "parcel " * 1500])
def test_whatever_is_typed_does_no_harm(site, visit, text):
    page = visit(site).open("en/")
    page.locator("#main-search").fill(text)
    page.wait_for_timeout(300)
    page.locator("#main-search").press("Enter")
    page.wait_for_timeout(300)
    assert page.title() != "broken"
    assert page.locator("main img[src=x]").count() == 0
    if "parcel" in text:
        page.locator(".result").first.wait_for()
        assert page.locator("#main-search").input_value() in text


def test_a_search_file_that_fails_leaves_the_page_usable(site, visit):
    visitor = visit(site)
    visitor.provoked = ["net::ERR_FAILED"]
    visitor.page.route("**/assets/search/**", lambda route: route.abort())
    page = visitor.open("en/")
    search(page, "parcel")
    message = "Search could not be loaded. Check your connection and try again."
    assert page.locator(".search-message").inner_text() == message
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=parcel")
    page.locator(".results-retry").wait_for()
    assert page.locator(".results-count").inner_text() == message
    assert page.locator(".browse-topic a").first.is_visible()
    page.unroute("**/assets/search/**")
    page.locator(".results-retry button").click()
    page.locator(".result").first.wait_for()
    assert not page.locator("[data-browse]").is_visible()


def test_search_goes_on_offline_once_it_is_loaded(site, visit):
    page = visit(site).open("en/")
    search(page, "parcel")
    page.locator(".search-excerpt:not(:empty)").first.wait_for()
    page.context.set_offline(True)
    page.locator("#main-search").fill("")
    page.keyboard.type("cancel a bid")
    page.locator("a[role=option][href^='/en/buying/cancel-a-bid/']").wait_for()
    assert paths(page, "a[role=option]")[0] == "/en/buying/cancel-a-bid/"


def test_search_works_under_a_path(site_under_path, visit):
    page = visit(site_under_path).open("en/")
    search(page, "parcel never arrived")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/en/*/*/**")
    assert page.locator("[data-article-body]").count() == 1


def test_filters_narrow_the_results(site, visit):
    page = visit(site).open("en/search/?q=parcel")
    page.locator(".result").first.wait_for()
    before = paths(page, ".result h2 a")
    page.locator(".results-filter select").first.select_option(label="Shipping")
    page.wait_for_url("**category=**")
    elsewhere = page.locator(".result h2 a:not([href^='/en/shipping/'])")
    elsewhere.first.wait_for(state="detached")
    after = paths(page, ".result h2 a")
    assert after and all(path.startswith("/en/shipping/") for path in after)
    assert set(after) < set(before)
    page.go_back()
    page.wait_for_url("**/search/?q=parcel")
    elsewhere.first.wait_for()
    assert paths(page, ".result h2 a") == before


def test_an_article_in_another_language_is_found_and_marked(bare_site, visit):
    page = visit(bare_site).open("ar/search/?q=customs and import charges")
    page.locator(".result").first.wait_for()
    assert paths(page, ".result h2 a")[0] == "/ar/shipping/customs-and-import-charges/"
    assert "الإنجليزية" in page.locator(".result .badge").first.inner_text()
    page.locator(".result").first.locator(".search-excerpt mark").first.wait_for()
    title = page.locator(".result .search-title").first
    assert (title.get_attribute("lang"), title.get_attribute("dir")) == ("en", "auto")


def test_search_finds_all_of_it_in_one_scroll_of_a_phone(site, visit):
    """On a phone the list is a sheet over the page; its ways on stay in sight."""
    page = visit(site, width=390).open("en/")
    search(page, "where is my parcel")
    sheet = page.locator(".search-list").bounding_box()
    assert sheet["x"] == 0 and sheet["width"] == 390
    for row in page.locator(".search-row").all():
        box = row.bounding_box()
        assert 0 <= box["y"] and box["y"] + box["height"] <= 800
