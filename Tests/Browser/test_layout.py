"""Layouts in both directions of writing, from phone to wide screen."""

import pytest


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(site, visit, width):
    visitor = visit(site, width=width)
    for language in site.languages():
        for path in [*site.pages(language).values(), ""]:
            page = visitor.open(path)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"/{path} is {wide} px too wide"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_from_right_to_left_mirrors_one_from_left_to_right(site, visit, width):
    """What begins at the left in English begins at the right in Arabic."""
    starts = {}
    for language in ("en", "ar"):
        page = visit(site, width=width).open(f"{language}/most-asked/contact-support-buyer/")
        for name in (".brand", "h1", ".breadcrumbs li:first-child", "[data-article-body] p"):
            box = page.locator(name).first.bounding_box()
            room = page.evaluate("document.documentElement.clientWidth")
            starts[language, name] = (
                box["x"] if language == "en" else room - box["x"] - box["width"])
        chevron = page.locator(".breadcrumbs .icon-chevron").first
        flipped = chevron.evaluate("(icon) => getComputedStyle(icon).scale")
        assert flipped == ("-1 1" if language == "ar" else "none"), f"{language}: {flipped}"
    for name in {name for _, name in starts}:
        assert abs(starts["en", name] - starts["ar", name]) <= 2, f"{name}: {starts}"


def test_a_fallback_keeps_its_own_language_and_direction(site_with_gap, visit):
    page = visit(site_with_gap).open(site_with_gap.pages("ar")["fallback"])
    body = page.locator("[data-article-body]")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert (body.get_attribute("lang"), body.get_attribute("dir")) == ("en", "ltr")
    assert body.evaluate("(element) => getComputedStyle(element).direction") == "ltr"
    assert page.locator(".notice").first.evaluate("(e) => getComputedStyle(e).direction") == "rtl"
    assert "/en/" in page.locator("link[rel=canonical]").get_attribute("href")


def test_a_wide_table_scrolls_in_its_box(site, visit):
    page = visit(site, width=320).open("en/most-asked/contact-support-buyer/")
    box = page.locator("[data-article-body] .table").first
    assert box.evaluate("(box) => getComputedStyle(box).overflowX") == "auto"
    assert box.evaluate("(box) => box.getBoundingClientRect().right <= innerWidth")
