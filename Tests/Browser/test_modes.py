"""How readers may have set up their devices: forced colours, less motion, paper."""

import pytest

article = "en/selling/photographs-that-sell/"


def test_forced_colours_keep_edges_and_focus(site, visit):
    visitor = visit(site, forced_colors="active")
    page = visitor.open_feedback(article)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for name in (".article-contact .button", "[data-feedback] .button", ".callout"):
        edge = page.locator(name).first.evaluate(
            "(e) => { const s = getComputedStyle(e); return [s.borderTopStyle, s.borderTopWidth]; }")
        assert edge[0] == "solid" and float(edge[1].removesuffix("px")) >= 1, name
    page.locator("[data-feedback] button").first.focus()
    page.keyboard.press("Tab")
    outline = page.evaluate(
        "(() => { const s = getComputedStyle(document.activeElement);"
        " return [s.outlineStyle, parseFloat(s.outlineWidth)]; })()")
    assert outline[0] == "solid" and outline[1] >= 2
    page.keyboard.press("/")
    page.keyboard.type("parcel")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]").evaluate(
        "(e) => parseFloat(getComputedStyle(e).outlineWidth)")
    assert chosen >= 2


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_for_those_who_want_less_motion(site, visit, motion):
    page = visit(site, reduced_motion=motion).open(article)
    page.locator("[data-ask]").click()
    page.locator("dialog textarea").wait_for()
    moving = page.evaluate(
        """() => {
          const times = [...document.querySelectorAll("*")].map((e) => getComputedStyle(e))
            .flatMap((s) => [...s.transitionDuration.split(","), ...s.animationDuration.split(",")]);
          return times.some((time) => parseFloat(time) > 0)
            || getComputedStyle(document.documentElement).scrollBehavior === "smooth";
        }""")
    assert moving == (motion == "no-preference")


def test_an_article_on_paper_is_the_article(site, visit, tmp_path):
    """Read from the PDF that a reader would print, from a dark screen."""
    page = visit(site, scheme="dark").open(article)
    file = tmp_path / "article.pdf"
    page.pdf(path=file, format="A4")
    page.emulate_media(media="print")
    shown = page.locator("main").inner_text()
    assert "Take photographs that sell" in shown and "Number" in shown
    hidden = page.locator(
        ".site-header, .site-footer, .skip-link, .article-end, .toc, .breadcrumbs")
    assert not any(element.is_visible() for element in hidden.all())
    folded = page.locator("[data-article-body] details > :not(summary)").first
    assert folded.is_visible(), "what is folded is printed"
    colours = page.locator("[data-article-body]").evaluate(
        "(e) => [getComputedStyle(e).color,"
        " getComputedStyle(document.documentElement).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert file.stat().st_size > 5_000
