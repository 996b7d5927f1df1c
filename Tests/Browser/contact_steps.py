"""The steps of the contact page, as a reader takes them with the mouse."""

# 11:30 on a Tuesday in Amsterdam, 5:30 in New York.
tuesday = "2026-03-03T10:30:00Z"

icons = {"phone": ".icon-phone", "chat": ".icon-chat", "email": ".icon-mail"}


def ask(page, question):
    page.locator(".conversation-form textarea").fill(question)
    page.locator(".conversation-form textarea").press("Enter")
    page.locator(".conversation-after").wait_for()


def talk(page):
    page.locator(".conversation-after .button").click()
    page.locator("#request-details").wait_for()


def request(page, reason="not-received", items=None, details=None):
    page.locator("#request-reason").select_option(reason)
    if items is not None:
        page.locator("#request-items").fill(str(items))
    if details is not None:
        page.locator("#request-details").fill(details)
    page.locator(".contact-step [type=submit]").click()
    page.locator(".option").first.wait_for()


def option(page, channel):
    return page.locator(".option", has=page.locator(icons[channel]))


def channels(page):
    """The channels offered, the recommended one first."""
    assert page.locator(".option-best").count() == 1
    assert page.locator(".option").first.get_attribute("class") == "option option-best"
    return [
        next(name for name, icon in icons.items() if shown.locator(icon).count() > 0)
        for shown in page.locator(".option").all()
    ]


def to_options(visitor, language="en", **said):
    page = visitor.open(f"{language}/contact/")
    page.locator(".choice").click()
    ask(page, "Where is my parcel?")
    talk(page)
    request(page, **said)
    return page
