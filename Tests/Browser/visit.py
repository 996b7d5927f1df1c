"""A reader's visit: a page, the other sites that it talks to, and what its console said."""

import json
import re

from playwright.sync_api import Page, Request, Route

from site_under_test import Site

# Addresses in the sample's settings.
shop = "https://www.lotvale.example"
items_address = f"{shop}/api/help/items"
contact_address = f"{shop}/api/help/contact"
feedback_address = f"{shop}/api/help/feedback"


class Visit:
    """Other sites take what is posted, know of no orders, and have nothing else, unless a test says
    otherwise."""

    def __init__(self, page: Page, site: Site):
        self.page = page
        self.site = site
        self.console: list[str] = []
        self.posts: list[Request] = []
        self.outside: list[str] = []
        # What a test may change: the reader's orders; the status by address; addresses that answer
        # only when let go; console messages that it brings about.
        self.orders: list = []
        self.statuses: dict[str, int] = {}
        self.held: dict[str, list[Route]] = {}
        self.provoked: list[str] = []
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        page.context.route(re.compile(f"^(?!{re.escape(site.origin)})"), self.answer_for_outside)

    def answer_for_outside(self, route: Route):
        request = route.request
        if request.method == "POST":
            self.posts.append(request)
        elif request.method != "OPTIONS" and request.url != items_address:
            self.outside.append(request.url)
        if request.method == "POST" and request.url in self.held:
            self.held[request.url].append(route)
        else:
            self.fulfill(route)

    def fulfill(self, route: Route):
        request = route.request
        is_form = request.is_navigation_request()
        route.fulfill(
            status=200 if request.method == "OPTIONS" else self.statuses.get(request.url, 200),
            headers={
                "Access-Control-Allow-Origin": self.site.origin,
                "Access-Control-Allow-Headers": "content-type",
                "Access-Control-Allow-Credentials": "true",
            },
            content_type="text/html" if is_form else "application/json",
            body="<p>Elsewhere.</p>" if is_form else json.dumps(self.orders))

    def hold(self, address: str):
        self.held[address] = []

    def let_go(self, address: str):
        for route in self.held.pop(address):
            self.fulfill(route)

    def unexpected(self) -> list[str]:
        """The console without what the test brought about, which has to be there."""
        missing = [text for text in self.provoked if not any(text in line for line in self.console)]
        assert missing == [], self.console
        return [line for line in self.console if not any(text in line for text in self.provoked)]

    def open(self, path: str, quiet: bool = False) -> Page:
        """`quiet` also waits until nothing has been asked for in half a second."""
        self.page.goto(self.site.url(path), wait_until="networkidle" if quiet else "load")
        return self.page

    def open_feedback(self, path: str) -> Page:
        """Opens an article and scrolls to its vote, whose scripts come when it is near."""
        page = self.open(path)
        page.locator("[data-feedback]").scroll_into_view_if_needed()
        self.wait_until("document.querySelector('[data-feedback]').dataset.feedback === 'open'")
        return page

    def wait_until(self, expression: str):
        """Playwright's own way of waiting needs `eval`, which the site's policy does not allow."""
        self.wait_for(lambda: self.page.evaluate(expression), expression)

    def wait_for(self, holds, what: str):
        for _ in range(300):
            if holds():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never true: {what}")

    def posted(self, count: int = 1) -> list[dict]:
        """What has been posted as JSON, when there are `count` of it."""
        self.wait_for(lambda: len(self.posts) >= count, f"{count} posts, not {len(self.posts)}")
        assert len(self.posts) == count, [post.post_data for post in self.posts]
        return [json.loads(post.post_data) for post in self.posts]

    def listen(self, name: str):
        """Keeps the details of the theme's events; `heard` gives them."""
        self.page.evaluate(
            """(name) => {
              globalThis.heard ??= {};
              globalThis.heard[name] = [];
              document.addEventListener(name, (event) => globalThis.heard[name].push(event.detail));
            }""", name)

    def heard(self, name: str) -> list[dict]:
        return self.page.evaluate("(name) => globalThis.heard[name]", name)

    def stored(self, name: str) -> str | None:
        return self.page.evaluate("(name) => localStorage.getItem(name)", name)

    def focused(self) -> str:
        """The focused element in words that a failing test can show."""
        return self.page.evaluate(
            "() => { const e = document.activeElement; return e.tagName.toLowerCase()"
            " + (e.className ? '.' + String(e.className).split(' ').join('.') : '')"
            " + ' ' + (e.textContent || e.name || '').trim().slice(0, 40); }")

    def is_focused(self, locator) -> bool:
        return locator.evaluate("(element) => element === document.activeElement")
