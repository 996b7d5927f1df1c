"""Search on sites whose words, and whose articles' names, do not fit into the first search file."""

import contextlib
import random

import pytest

from site_under_test import Site, build

source = random.Random(5)


def word():
    return "".join(source.choice(letters) for letters in ["bdfgklmnprstv", "aeiou"] * 4)


def built(tmp_path_factory, count, words):
    """A site of so many articles with so many words of their own each, and the words."""
    project = tmp_path_factory.mktemp("project")
    folder = project / "Content/en/topic"
    folder.mkdir(parents=True)
    (project / "Content/site.yml").write_text(
        "url: https://help.example.com/\ntitle: Help\nsource: en\nlanguages: [en]\n")
    (folder / "index.md").write_text("---\ntitle: Topic\n---\n")
    texts = [[word() for _ in range(words)] for _ in range(count)]
    for number, text in enumerate(texts):
        (folder / f"a{number}.md").write_text(
            f"---\ntitle: Article {text[0]}\n---\n\n{' '.join(text[1:])}\n")
    return build(tmp_path_factory.mktemp("output"), project=project), texts


@pytest.fixture(scope="module")
def middling(tmp_path_factory):
    folder, texts = built(tmp_path_factory, 300, 40)
    with contextlib.closing(Site(folder)) as site:
        yield site, texts


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder, texts = built(tmp_path_factory, 4_001, 4)
    with contextlib.closing(Site(folder)) as site:
        yield site, texts


def search(page, query):
    return page.evaluate("(query) => helpgen.search(query)", query)


def asked(page):
    """The search files that the page asked for, without their hash: "en", then "en/3" and the like."""
    return page.evaluate(
        """() => performance.getEntriesByType("resource").map((one) => one.name)
          .filter((name) => name.endsWith(".json") && name.includes("/assets/search/"))
          .map((name) => name.split("/assets/search/")[1].split(".")[0])""")


def wait_until_whole(visitor, texts):
    """Waits until a search of words that no search had before asks for no more files."""
    unused = iter(texts[-50:])

    def asks_for_no_more():
        before = len(asked(visitor.page))
        return search(visitor.page, next(unused)[5]) and len(asked(visitor.page)) == before

    visitor.wait_for(lambda: "en/whole" in asked(visitor.page), "all in one piece")
    visitor.wait_for(asks_for_no_more, "no more files")


def test_a_first_search_loads_the_shards_of_its_words_and_then_all_in_one_piece(middling, visit):
    site, texts = middling
    visitor = visit(site)
    page = visitor.open("en/")
    results = search(page, f"{texts[7][3]} {texts[7][9]}")
    assert results[0]["url"] == "/en/topic/a7/"
    assert results[0]["title"] == f"Article {texts[7][0]}"
    # An entry is there when its file has come whole, some time after its response.
    visitor.wait_for(lambda: "en/whole" in asked(page), "all in one piece")
    files = asked(page)
    assert files[0] == "en" and files[-1] == "en/whole" and 3 <= len(files) <= 4, files
    wait_until_whole(visitor, texts)
    files = asked(page)
    assert search(page, texts[8][5])[0]["url"] == "/en/topic/a8/"
    assert asked(page) == files


def test_any_query_is_answered_offline_after_the_first(middling, visit):
    site, texts = middling
    visitor = visit(site)
    page = visitor.open("en/")
    search(page, texts[0][1])
    wait_until_whole(visitor, texts)
    page.context.set_offline(True)
    for number in (20, 150, 280):
        assert search(page, texts[number][11])[0]["url"] == f"/en/topic/a{number}/"


def test_a_large_site_takes_two_steps_from_the_query_to_named_results(large, visit):
    site, texts = large
    visitor = visit(site)
    page = visitor.open("en/")
    visitor.wait_for(lambda: asked(page) == ["en"], "the first file comes ahead")
    results = search(page, texts[3000][2])
    assert (results[0]["url"], results[0]["title"]) == (
        "/en/topic/a3000/", f"Article {texts[3000][0]}")
    files = asked(page)
    names = [file for file in files if "names" in file]
    assert "en/articles" in files and names and files[-len(names):] == names, files


@pytest.mark.parametrize("width", [390, 1280])
def test_the_search_page_of_a_large_site_lists_and_shows_more(large, visit, width):
    site, texts = large
    page = visit(site, width=width).open("en/search/?q=article")
    page.locator(".result").first.wait_for()
    assert page.locator(".results-count").inner_text() == "4,001 results"
    assert page.locator(".result").count() == 10
    page.locator(".results-more").click()
    page.locator(".result").nth(19).wait_for()
    titles = page.locator(".result h2").all_inner_texts()
    known = {f"Article {text[0]}" for text in texts}
    assert len(set(titles)) == 20 and set(titles) <= known


def test_a_large_site_whose_articles_fail_to_load_says_so(large, visit):
    site, _ = large
    visitor = visit(site)
    visitor.provoked = ["net::ERR_FAILED"]
    visitor.page.route("**/assets/search/en/articles.*", lambda route: route.abort())
    page = visitor.open("en/")
    page.locator("#main-search").fill("article")
    page.locator("[role=option]").first.wait_for()
    message = "Search could not be loaded. Check your connection and try again."
    assert page.locator(".search-message").inner_text() == message
    page.unroute("**/assets/search/en/articles.*")
    page.locator("[role=option]").first.click()
    page.locator("a[role=option]").first.wait_for()
