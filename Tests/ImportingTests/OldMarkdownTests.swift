import Foundation
import Importing
import Testing

/// What single pages of old sites become, beyond what a small site of each kind shows.
@Suite struct OldMarkdownTests {
  /// A page of a site in one language.
  private func body(
    _ format: ImportFormat, at path: String, _ text: String, more: [ImportFile] = []
  ) async throws -> (body: String, site: ImportedSite) {
    let site = try await ImportedSite(format, "-- \(path) --\n\(text)", more: more)
    let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
    let file = site.files.first { $0.key.hasSuffix("/\(name).md") }?.value ?? ""
    let parts = file.components(separatedBy: "\n---\n")
    return (parts.dropFirst().joined(separator: "\n---\n").trimmingPrefix("\n").description, site)
  }

  private func picture(_ path: String, _ text: String = "png") -> ImportFile {
    ImportFile(path: path, bytes: Array(text.utf8))
  }

  @Test func linksAndPicturesWrittenInHTMLBecomeMarkdown() async throws {
    let (body, site) = try await body(
      .hugo, at: "content/docs/a.md",
      """
      Go <a href="https://example.com/x" class="b">there</a>, see <img alt="A box" src="box.png"/>
      and <a href="#end"><b>the
      end</b></a>.

      ## End {#end}
      """, more: [picture("content/docs/box.png")])
    #expect(site.errors.isEmpty)
    #expect(site.losses.isEmpty)
    #expect(
      body == """
        Go [there](https://example.com/x), see ![A box](a/box.png)
        and [<b>the
        end</b>](#end).

        ## End {#end}

        """)
  }

  @Test func aPictureInALinkKeepsBoth() async throws {
    let (body, site) = try await body(
      .hugo, at: "content/docs/a.md",
      """
      [![A box](box.png)](b.md#x)
      -- content/docs/b.md --
      ## X {#x}
      """, more: [picture("content/docs/box.png")])
    #expect(site.errors.isEmpty)
    #expect(body == "[![A box](a/box.png)](b.md#x)\n")
  }

  @Test func picturesOfOtherSitesBecomeLinks() async throws {
    let (body, site) = try await body(
      .mkdocs, at: "docs/x/a.md", "# A\n\n![A box](https://example.com/box.png)")
    #expect(site.errors.isEmpty)
    #expect(body == "[A box](https://example.com/box.png)\n")
    #expect(
      site.losses == [
        "docs/x/a.md:3: image of another site, \"https://example.com/box.png\": a link leads to it"
      ])
  }

  @Test func codeStaysAsItIs() async throws {
    let (body, site) = try await body(
      .jekyll, at: "_docs/x/a.md",
      """
      ---
      title: A
      ---
      Write `[text](gone.md)` or `{{ name }}`.

      {% highlight md %}
      [text](gone.md) {{ name }}
      {% endhighlight %}
      """)
    #expect(site.errors.isEmpty)
    #expect(site.losses.isEmpty)
    #expect(
      body == """
        Write `[text](gone.md)` or `{ { name } }`.

        ```md
        [text](gone.md) { { name } }
        ```

        """)
  }

  @Test func twoPicturesOfOneNameStayTwo() async throws {
    let site = try await ImportedSite(
      .hugo,
      """
      -- content/x/a.md --
      ![One](../p/pic.png) ![Two](../q/pic.png)
      """, more: [picture("content/p/pic.png", "1"), picture("content/q/pic.png", "2")])
    #expect(site.errors.isEmpty)
    #expect(site.files["Content/en/x/a/pic.png"] == "1")
    #expect(site.files["Content/en/x/a/q-pic.png"] == "2")
  }

  @Test func eachLanguageKeepsItsOwnPictures() async throws {
    let site = try await ImportedSite(
      .hugo,
      """
      -- content/en/x/a.md --
      ![One](pic.png) ![Both](both.png)
      -- content/fr/x/a.md --
      ![Une](pic.png) ![Les deux](both.png)
      """,
      more: [
        picture("content/en/x/pic.png", "en"), picture("content/fr/x/pic.png", "fr"),
        picture("content/en/x/both.png"),
      ])
    #expect(site.errors.isEmpty)
    #expect(site.losses.isEmpty)
    #expect(site.files["Content/en/x/a/x-pic.png"] == nil)
    #expect(site.files["Content/en/x/a/pic.png"] == "en")
    #expect(site.files["Content/fr/x/a/pic.png"] == "fr")
  }

  @Test func namesThatALinkCannotHoldAreEncoded() async throws {
    let (body, site) = try await body(
      .mkdocs, at: "docs/x/a.md",
      """
      # A

      [What](what%20is%20100%25%3F.md)
      -- docs/x/what is 100%?.md --
      # What is 100 %?

      Words.
      """)
    #expect(site.errors.isEmpty)
    #expect(site.losses.isEmpty)
    #expect(body == "[What](what%20is%20100%25%3F.md)\n")
  }

  @Test func whatNoPageShowsAndPagesElsewhereAreTold() async throws {
    let site = try await ImportedSite(
      .docusaurus,
      """
      -- docs/x/a.md --
      # A

      Words.
      -- blog/one.md --
      # One
      -- blog/two.md --
      # Two
      """, more: [picture("static/img/a.png"), picture("static/img/b.png")])
    #expect(
      site.losses == [
        "blog/one.md:0: \"blog\" is no part of the documentation, pages left out: 2",
        "static/img/a.png:0: no page shows this file and 1 more beside it",
      ])
  }

  @Test func numbersBeforeNamesAreTheOrderInDocusaurus() async throws {
    let site = try await ImportedSite(
      .docusaurus,
      """
      -- docs/02-buying/01-bid.md --
      # Bid

      See [paying](./02-pay.md) and [a date](./2026-01-01-news.md).
      -- docs/02-buying/02-pay.md --
      # Pay

      Words.
      -- docs/02-buying/2026-01-01-news.md --
      # News

      Words.
      """)
    #expect(site.errors.isEmpty)
    #expect(
      site.files["Content/en/buying/bid.md"] == """
        ---
        title: "Bid"
        order: 1
        ---

        See [paying](pay.md) and [a date](2026-01-01-news.md).

        """)
    #expect(site.files["Content/en/buying/index.md"] == "---\ntitle: \"Buying\"\norder: 2\n---\n")
  }

  @Test func docusaurusTranslatesNamesOfCategories() async throws {
    let site = try await ImportedSite(
      .docusaurus,
      """
      -- docusaurus.config.js --
      export default {i18n: {defaultLocale: 'en', locales: ['en', 'fr']}};
      -- docs/buying/_category_.json --
      {"label": "Buying"}
      -- docs/buying/bid.md --
      # Bid
      -- i18n/fr/docusaurus-plugin-content-docs/current.json --
      {"sidebar.docs.category.Buying": {"message": "Acheter", "description": "A category"}}
      -- i18n/fr/docusaurus-plugin-content-docs/current/buying/bid.md --
      # Enchérir
      """)
    #expect(site.files["Content/fr/buying/index.md"] == "---\ntitle: \"Acheter\"\n---\n")
  }

  @Test func codeOfMDXOverSeveralLinesIsLeftOut() async throws {
    let (body, site) = try await body(
      .docusaurus, at: "docs/x/a.mdx",
      """
      import {
        Tabs,
      } from '@theme/Tabs';
      export const name = () => {
        return 1;
      };

      # A

      Some <Badge kind="new" /> words.

      <Tabs
        value="x"
      >

      Inside.

      </Tabs>
      """)
    #expect(body == "Some  words.\n\n\nInside.\n")
    #expect(
      site.losses.map { $0.split(separator: ":")[1] } == ["1", "4", "10", "12", "18"])
  }

  @Test func theNavigationOfMkDocsGivesOrderAndNames() async throws {
    let site = try await ImportedSite(
      .mkdocs,
      """
      -- mkdocs.yml --
      site_name: Help
      docs_dir: documents/en
      nav:
        - Buying things:
            - Pay: buy/pay.md
            - buy/bid.md
        - sell/list.md
      -- documents/en/buy/bid.md --
      # Bid
      -- documents/en/buy/pay.md --
      # Pay
      -- documents/en/sell/list.md --
      # List
      """)
    #expect(site.errors.isEmpty)
    #expect(site.files["Content/en/buy/bid.md"] == "---\ntitle: \"Bid\"\norder: 2\n---\n")
    #expect(site.files["Content/en/buy/index.md"] == "---\ntitle: \"Buying things\"\n---\n")
  }

  @Test func hugoNamesTheFolderOfEachLanguage() async throws {
    let site = try await ImportedSite(
      .hugo,
      """
      -- hugo.yaml --
      languages:
        en: {contentDir: content/english}
        fr: {contentDir: content/french}
      -- content/english/x/a.md --
      {{< figure src="pic.png" alt="A box" >}}
      -- content/french/x/a.md --
      Des mots.
      """, more: [picture("content/english/x/pic.png")])
    #expect(site.errors.isEmpty)
    #expect(site.files["Content/fr/x/a.md"]?.hasSuffix("Des mots.\n") == true)
    #expect(site.files["Content/en/x/a.md"]?.hasSuffix("![A box](a/pic.png)\n") == true)
  }

  @Test func oldAddressesLeadOnOrAreTold() async throws {
    let site = try await ImportedSite(
      .jekyll,
      """
      -- _docs/x/a.md --
      ---
      title: A
      permalink: /a/
      redirect_from: [/old-a/]
      ---
      -- _docs/x/b.md --
      ---
      title: B
      permalink: /:categories/b/
      redirect_from: [/old-a/]
      ---
      """)
    #expect(site.errors.isEmpty)
    #expect(
      site.files["Content/en/x/a.md"]?.contains("aliases: [\"/a/\", \"/old-a/\"]") == true)
    #expect(
      site.losses == [
        "_docs/x/b.md:3: the address \"/:categories/b/\" does not lead here any more",
        "_docs/x/b.md:4: the address \"/old-a/\" leads to another page already",
      ])
  }

  @Test func jekyllPagesSayTheirLanguage() async throws {
    let site = try await ImportedSite(
      .jekyll,
      """
      -- _config.yml --
      languages: [en, fr]
      -- _docs/x/a.md --
      ---
      title: A
      lang: en
      ---
      -- _docs/y/b.md --
      ---
      title: B
      lang: fr
      ---
      """)
    #expect(site.files.keys.contains("Content/fr/y/b.md"))
  }

  @Test func zendeskLinksByIdAndRestrictedArticles() async throws {
    let site = try await ImportedSite(
      .zendesk,
      #"""
      -- export.json --
      {"sections": [{"id": 10, "name": "Buying", "locale": "en-us"},
         {"id": 11, "name": "Paying", "locale": "en-us", "parent_section_id": 10}],
       "articles": [
        {"id": 100, "section_id": 10, "title": "Bid", "locale": "en-us", "source_locale": "en-us",
         "body": "<p>See <a href=\"/hc/en-us/articles/101-Pay#how\">paying</a>, <a href=\"https://x.zendesk.com/hc/en-us/sections/11\">all</a>, <a href=\"/hc/en-us/articles/9\">gone</a> <img src=\"https://x.zendesk.com/a.png\" alt=\"A box\"></p>"},
        {"id": 101, "section_id": 11, "title": "Pay", "locale": "en-us", "source_locale": "en-us",
         "user_segment_id": 5, "body": "<h2 id=\"how\">How</h2><p>Words.</p>"},
        {"id": 102, "section_id": 11, "title": "Fee", "locale": "../..", "body": "<p>Words.</p>"}]}
      """#)
    #expect(
      site.files["Content/en/buying/bid.md"]?.contains(
        "See [paying](../paying/pay.md#how), [all](../paying/index.md), gone A box") == true)
    #expect(site.files["Content/en/paying/pay.md"]?.contains("draft: true") == true)
    #expect(Set(site.files.keys.map { $0.split(separator: "/").first }) == ["Content"])
    #expect(
      site.losses.map { String($0.split(separator: ":", maxSplits: 1)[1].drop { $0 != " " }) } == [
        " section \"Paying\" lies in another one, here it stands beside it",
        " article \"Bid\": link to \"/hc/en-us/articles/9\" leads to nothing that is imported",
        " article \"Bid\": the picture \"https://x.zendesk.com/a.png\" is no part of the export",
        " article \"Pay\" is not for everybody: it becomes a draft, since every page here is public",
        " \"../..\" is no language, \"Fee\" is left out",
      ])
  }
}
