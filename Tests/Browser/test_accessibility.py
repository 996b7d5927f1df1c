"""axe over every kind of page and what opens on it: WCAG 2.2 A and AA, and axe's best practices."""

import pytest
from axe_playwright_python.sync_playwright import Axe

rules = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# The dark scheme changes colours and nothing else.
colour_rules = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

queries = {"en": "parcel", "ar": "الدفع", "zh": "付款"}
orders = [{"id": "4711", "title": "Walnut desk", "status": "shipped", "date": "2026-02-20"}]


def check(page, what, inside=None):
    """`inside` is what lies over the page or scrolls by itself: axe finds what it covers too small."""
    options = rules if inside is None else rules | {"rules": {"target-size": {"enabled": False}}}
    page.emulate_media(color_scheme="light")
    assert violations(page, options, inside) == [], what
    page.emulate_media(color_scheme="dark")
    assert violations(page, colour_rules, inside) == [], f"{what}, dark"


def violations(page, options, inside=None) -> list[str]:
    results = Axe().run(page, context=inside, options=options).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for violation in results for node in violation["nodes"]
    ]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", queries)
def test_axe_finds_no_violation(site, visit, language, width):
    page = visit(site, width=width).page
    pages = site.pages(language) | {"languages": "", "site's not found": "404.html"}
    pages.pop("contact")
    for kind, path in pages.items():
        page.goto(site.url(path))
        check(page, f"{kind}, {path}")
    page.goto(site.url(f"{language}/search/?q={queries[language]}"))
    page.locator(".result .search-excerpt mark").first.wait_for()
    check(page, "results")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", queries)
def test_axe_finds_no_violation_in_what_opens(site, visit, language, width):
    """Menus, search suggestions, the form after a "no", the assistant's dialog."""
    visitor = visit(site, width=width)
    page = visitor.open_feedback(site.pages(language)["article 1"])
    page.locator(".language-menu summary").click()
    check(page, "language menu", ".site-header")
    page.keyboard.press("Escape")
    if width == 390:
        page.locator(".menu-toggle summary").click()
        check(page, "header menu", ".site-header")
        page.keyboard.press("Escape")
    page.locator("[data-feedback] button[value=no]").click()
    page.locator("#feedback-reason").wait_for()
    check(page, "feedback")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type(queries[language])
    page.locator("[role=option] mark").first.wait_for()
    page.keyboard.press("ArrowDown")
    check(page, "search suggestions", ".site-header")
    page.keyboard.press("Escape")
    page.locator("[data-ask]").click()
    page.locator("dialog textarea").wait_for()
    check(page, "assistant", "dialog")
    for question in (page.locator("dialog .chip").first.inner_text(), "qxvrzk wbbtpl"):
        page.locator("dialog textarea").fill(question)
        page.keyboard.press("Enter")
        page.locator(".conversation-after").wait_for()
        check(page, f"assistant, {question}", "dialog")
    small = page.locator("dialog :is(button, summary)").evaluate_all(
        "(all) => all.filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 32)"
        ".map((e) => e.textContent)")
    assert small == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", queries)
def test_axe_finds_no_violation_on_the_way_to_people(site, visit, language, width):
    visitor = visit(site, width=width, at="2026-03-03T10:30:00Z")
    visitor.orders = orders
    page = visitor.open(f"{language}/contact/")
    page.locator(".contact-items .choice").wait_for()
    check(page, "what it is about")
    page.locator(".contact-items .choice").click()
    page.locator(".conversation-form textarea").fill(queries[language])
    page.keyboard.press("Enter")
    page.locator(".conversation-after").wait_for()
    check(page, "answer")
    page.locator(".conversation-after .button").click()
    page.locator(".contact-step [type=submit]").click()
    page.locator(".form-mistakes li").first.wait_for()
    check(page, "request with mistakes")
    page.locator("#request-reason").select_option("not-received")
    page.locator(".contact-step [type=submit]").click()
    page.locator(".option").first.wait_for()
    check(page, "ways to reach the team")
    page.locator(".option:has(.icon-mail) button").click()
    page.locator(".sent-along summary").click()
    page.locator(".contact-send button").click()
    check(page, "message with mistakes")
    page.locator("#message-replyTo").fill("kim@example.com")
    page.locator(".contact-send button").click()
    page.locator(".contact-sent").wait_for()
    check(page, "sent")


@pytest.mark.parametrize("language", queries)
def test_axe_finds_no_violation_without_scripts(site, visit, language):
    """axe itself is a script: the contact page as it stands before any other has run."""
    visitor = visit(site)
    visitor.page.route("**/*.js", lambda route: route.abort())
    visitor.provoked = ["net::ERR_FAILED"]
    page = visitor.open(f"{language}/contact/")
    page.locator("#contact-form").wait_for()
    visitor.wait_until("getComputedStyle(document.getElementById('contact-form')"
                       ".closest('.contact-main')).visibility === 'visible'")
    check(page, "contact")
