"""axe over every kind of page: WCAG 2.2 A and AA, and axe's best practices."""

import pytest
from axe_playwright_python.sync_playwright import Axe

rules = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_axe_finds_no_violation(site, visit, language, scheme, width):
    visitor = visit(site, width=width, scheme=scheme)
    pages = site.pages(language) | {"results": f"{language}/search/?q={queries[language]}"}
    for kind, path in (pages | {"languages": "", "site's not found": "404.html"}).items():
        visitor.open(path)
        assert violations(visitor.page) == [], f"{kind}, {path}"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_axe_finds_no_violation_in_what_opens(site, visit, language, scheme, width):
    """Menus, search suggestions, the form after a "no": states that a page does not begin in."""
    visitor = visit(site, width=width, scheme=scheme)
    page = visitor.open_feedback(site.pages(language)["article 1"])
    page.locator(".language-menu summary").click()
    assert violations(page) == [], "language menu"
    page.keyboard.press("Escape")
    if width == 390:
        page.locator(".menu-toggle summary").click()
        assert violations(page) == [], "header menu"
        page.keyboard.press("Escape")
    page.locator("[data-feedback] [value=no]").click()
    page.locator("#feedback-reason").wait_for()
    assert violations(page) == [], "feedback"
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type(queries[language])
    page.locator("[role=option]").first.wait_for()
    assert violations(page) == [], "search suggestions"


queries = {"en": "parcel", "ar": "الدفع", "zh": "付款"}


def violations(page) -> list[str]:
    results = Axe().run(page, options=rules).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for violation in results for node in violation["nodes"]
    ]
