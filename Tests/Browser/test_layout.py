"""Layouts in both directions of writing, from phone to wide screen."""

import pytest

widths = [320, 390, 640, 1280, 1920]


def test_no_page_scrolls_sideways(site, visit):
    """640 is 1280 at a zoom of 200 %, 320 at 400 %."""
    visitor = visit(site)
    for language in site.languages():
        for path in [*site.pages(language).values(), ""]:
            page = visitor.open(path)
            for width in widths:
                page.set_viewport_size({"width": width, "height": 800})
                wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, f"/{path} is {wide} px too wide at {width}"


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


def test_a_fallback_keeps_its_own_language_and_direction(bare_site, visit):
    page = visit(bare_site).open(bare_site.pages("ar")["fallback"])
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


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_lines_are_no_longer_than_is_read_with_ease(site, visit, language):
    """At most 80 letters, 40 in Chinese (WCAG 2.2, 1.4.8), on the widest screen."""
    page = visit(site, width=1920).open(site.pages(language)["article 1"])
    letters = page.evaluate(
        """() => {
          const text = document.querySelector("[data-article-body] p");
          const ruler = document.createElement("span");
          const sample = text.textContent.slice(0, 60);
          ruler.append(sample);
          ruler.className = "visually-hidden";
          text.append(ruler);
          Object.assign(ruler.style, { inlineSize: "auto", whiteSpace: "nowrap" });
          const letter = ruler.getBoundingClientRect().width / sample.length;
          ruler.remove();
          return text.getBoundingClientRect().width / letter;
        }""")
    assert letters <= (42 if language == "zh" else 84), letters


def test_what_can_be_pressed_is_large_enough_for_a_finger(site, visit):
    """axe asks for 24 px of everything; what stands alone has 40."""
    page = visit(site, width=390).open(site.pages("en")["article 1"])
    small = page.locator(".button, .icon-button, summary, .pager a, .row a").evaluate_all(
        """(all) => all.filter((e) => e.checkVisibility()).map((e) => [e.getBoundingClientRect(), e])
          .filter(([box]) => box.height < 40 || box.width < 40)
          .map(([box, e]) => `${e.textContent.trim()}: ${box.width} x ${box.height}`)""")
    assert small == []
