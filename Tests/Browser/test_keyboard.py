"""A reader without a mouse: everything is reached, seen when it is, and works."""

import pytest

# Marks every element that a keyboard should reach, and counts them.
mark = """() => {
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const reachable = [...document.querySelectorAll(all)].filter((element) =>
    !element.disabled && element.checkVisibility({ visibilityProperty: true })
    && element.getClientRects().length > 0);
  for (const element of reachable) element.toggleAttribute("data-to-reach", true);
  return reachable.length;
}"""

# The focused element: whether it can be seen and has an outline or a shadow that shows the focus.
look = """() => {
  const element = document.activeElement;
  element.removeAttribute("data-to-reach");
  const box = element.getBoundingClientRect();
  const shows = [element, element.closest(".search-box, .card"),
    element.querySelector("*")].some((each) => {
    if (!each) return false;
    const style = getComputedStyle(each);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      || style.boxShadow !== "none";
  });
  const inView = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0
    && box.left < innerWidth;
  return { tag: element.tagName, text: (element.textContent || element.id).trim().slice(0, 40),
    shows, inView };
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_tab_reaches_everything_in_sight(site, visit, language, width):
    visitor = visit(site, width=width)
    for kind, path in (site.pages(language) | {"languages": ""}).items():
        page = visitor.open(path)
        count = page.evaluate(mark)
        assert count > 3
        for _ in range(count + 20):
            page.keyboard.press("Tab")
            focus = page.evaluate(look)
            if focus["tag"] == "BODY":
                break
            assert focus["inView"], f"{kind}: {focus} is focused out of sight"
            assert focus["shows"], f"{kind}: {focus} does not show that it is focused"
        missed = page.locator("[data-to-reach]").evaluate_all(
            "(all) => all.map((e) => e.outerHTML.slice(0, 160))")
        assert missed == [], kind


def test_the_skip_link_comes_first_and_leads_to_the_text(site, visit):
    page = visit(site).open("en/buying/cancel-a-bid/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    assert page.evaluate(look)["inView"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.breadcrumbs') !== null")


def test_the_language_menu_opens_closes_and_leads(site, visit):
    visitor = visit(site)
    page = visitor.open("en/buying/cancel-a-bid/")
    menu = page.locator(".language-menu summary")
    menu.focus()
    page.keyboard.press("Enter")
    assert page.locator(".language-menu").get_attribute("open") is not None
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator(".language-menu").get_attribute("open") is None
    assert menu.evaluate("(element) => element === document.activeElement"), visitor.focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/comprar/**")


def test_search_is_used_without_a_mouse(site, visit):
    page = visit(site).open("en/buying/cancel-a-bid/")
    page.keyboard.press("/")
    page.keyboard.type("where is my parcel")
    page.locator("[role=option]:first-child", has_text="Where is my parcel").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/most-asked/where-is-my-parcel/**")


def test_enter_in_the_search_box_leads_to_the_search_page(site, visit):
    page = visit(site).open("en/")
    page.locator("#main-search").focus()
    page.keyboard.type("parcel")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=parcel**")


def test_feedback_is_given_without_a_mouse(site, visit):
    visitor = visit(site)
    page = visitor.open_feedback("en/buying/cancel-a-bid/")
    page.locator("[data-feedback] button[value=no]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "feedback-reason", visitor.focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("It lacks a picture")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    vote = visitor.posted()[0]
    assert (vote["vote"], vote["reason"], vote["comment"]) == ("no", "missing", "It lacks a picture")


def test_the_contact_button_leads_to_the_contact_page(site, visit):
    page = visit(site).open("en/buying/cancel-a-bid/")
    page.locator(".article-contact a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/contact/?article=buying/cancel-a-bid**")
