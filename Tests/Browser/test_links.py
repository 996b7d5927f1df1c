"""Every address that a built page names is there, at the root and under a path."""

import html.parser
import urllib.parse

import pytest

from site_under_test import page_data


class Addresses(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.lists: list[str] = []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                assert value not in self.ids, f"id {value} twice"
                self.ids.add(value)
            elif name in ("href", "src", "action") and value is not None:
                self.addresses.append(value)


@pytest.mark.parametrize("which", ["site", "site_under_path"])
def test_no_address_of_the_site_leads_nowhere(which, request):
    site = request.getfixturevalue(which)
    public = "https://example.com" if site.base == "/help/" else "https://help.lotvale.example"
    pages = {}
    for file in sorted(site.folder.rglob("*.html")):
        page = Addresses()
        page.feed(file.read_text())
        path = site.base + str(file.relative_to(site.folder)).removesuffix("index.html")
        pages[path] = page
    missing = []
    for path, page in pages.items():
        for address in page.addresses:
            target = urllib.parse.urlsplit(urllib.parse.urljoin(public + path, address))
            if f"{target.scheme}://{target.netloc}" != public:
                continue
            if site.file(target.path) is None:
                missing.append(f"{path} names {address}")
            elif target.fragment and target.path in pages:
                if urllib.parse.unquote(target.fragment) not in pages[target.path].ids:
                    missing.append(f"{path} names {address}, an anchor that is not there")
    assert missing == []


@pytest.mark.parametrize("which", ["site", "site_under_path"])
def test_what_scripts_are_told_lies_in_the_site(which, request):
    site = request.getfixturevalue(which)
    for language in site.languages():
        file = site.file(site.base + language + "/")
        data = page_data(file.read_text())
        assert data["base"] == site.base
        for address in (data["words"], data["search"], data["contact"]["rules"], data["home"]):
            assert site.file(address), address
