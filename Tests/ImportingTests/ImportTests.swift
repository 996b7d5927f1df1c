import Importing
import Testing

/// A small site of each kind, by its generator's documented layout, imports and then builds.
@Suite struct ImportTests {
  @Test func hugoWithAFolderPerLanguage() async throws {
    let result = try await ImportedSite(
      .hugo,
      """
      -- hugo.toml --
      baseURL = "https://docs.example.org/"
      title = 'Help'
      defaultContentLanguage = "en"
      [languages.en]
      weight = 1
      [languages.de]
      weight = 2
      -- content/en/buying/_index.md --
      +++
      title = "Buying"
      weight = 2
      +++
      -- content/en/buying/bid.md --
      +++
      title = "Place a bid"
      weight = 3
      lastmod = 2026-03-04T10:00:00Z
      tags = ["bids", "money"]
      aliases = ["/old-bid/"]
      bespoke = true
      +++
      Read [it]({{< ref "pay.md" >}}) or [this](../buying/pay.md#card).

      {{< note title="Mind" >}}
      Bids are binding.
      {{< /note >}}

      {{< youtube abc >}}
      -- content/en/buying/pay.md --
      ---
      title: Pay
      ---
      ## Card {#card}

      Words.
      -- content/de/buying/bid.md --
      +++
      title = "Ein Gebot abgeben"
      +++
      Wörter.
      """)
    #expect(result.errors.isEmpty)
    #expect(
      result.files["Content/en/buying/bid.md"] == """
        ---
        title: "Place a bid"
        order: 3
        updated: 2026-03-04
        tags: ["bids", "money"]
        aliases: ["/old-bid/"]
        ---

        Read [it](pay.md) or [this](pay.md#card).

        :::note[Mind]
        Bids are binding.
        :::

        """)
    #expect(
      result.lossesOfPages == [
        "content/en/buying/bid.md:7: \"bespoke\" has no counterpart",
        "content/en/buying/bid.md:15: \"{{< youtube abc >}}\" is filled in by the old tool and is left out",
      ])
    #expect(
      result.files["Content/de/buying/bid.md"]?.contains("title: \"Ein Gebot abgeben\"") == true)
    #expect(result.files["Content/site.yml"]?.contains("languages: [\"en\", \"de\"]") == true)
  }

  @Test func zolaWithAnEndingPerLanguage() async throws {
    let result = try await ImportedSite(
      .zola,
      """
      -- config.toml --
      base_url = "https://help.example.org"
      title = "Help"
      default_language = "en"
      [languages.fr]
      -- content/faq/app/crash/index.md --
      +++
      title = "The app crashes"
      updated = 2026-01-02
      [taxonomies]
      faq = ["App"]
      [extra]
      order = 30
      +++
      See [maps](@/faq/map/lost.md). ![A picture](crash.png)
      -- content/faq/app/crash/index.fr.md --
      +++
      title = "L’application plante"
      +++
      Voir [les cartes](@/faq/map/lost.md) et ![Une image](crash.png)
      -- content/faq/app/crash/crash.png --
      png
      -- content/faq/map/lost.md --
      +++
      title = "A map is lost"
      template = "faq/table.html"
      +++
      {{ table() }}
      [Gone](@/faq/map/gone.md)
      """)
    #expect(result.errors.isEmpty)
    #expect(result.files["Content/en/app/index.md"] == "---\ntitle: \"App\"\n---\n")
    #expect(
      result.files["Content/en/app/crash.md"] == """
        ---
        title: "The app crashes"
        updated: 2026-01-02
        order: 30
        ---

        See [maps](../map/lost.md). ![A picture](crash/crash.png)

        """)
    #expect(result.files["Content/en/app/crash/crash.png"] == "png\n")
    #expect(
      result.files["Content/fr/app/crash.md"]?.contains("![Une image](crash/crash.png)") == true)
    #expect(
      result.lossesOfPages == [
        "content/faq/map/lost.md:3: what template \"faq/table.html\" makes of the page is left out",
        "content/faq/map/lost.md:5: \"{{ table() }}\" is filled in by the old tool and is left out",
        "content/faq/map/lost.md:6: link to \"@/faq/map/gone.md\" leads to nothing that is imported",
      ])
  }

  @Test func docusaurusWithI18nFolders() async throws {
    let result = try await ImportedSite(
      .docusaurus,
      """
      -- docusaurus.config.js --
      const config = {
        title: 'Help', url: 'https://docs.example.org',
        i18n: {defaultLocale: 'en', locales: ['en', 'fr']},
      };
      -- docs/buying/_category_.json --
      {"label": "Buying", "position": 2}
      -- docs/buying/bid.mdx --
      ---
      sidebar_position: 1
      ---
      import Tabs from '@theme/Tabs';

      # Place a bid

      :::danger[Binding]
      A bid is binding.
      :::

      <Tabs>
      Words.
      -- docs/selling/list.md --
      ---
      title: List
      ---
      [Bid](../buying/bid.mdx)
      -- i18n/fr/docusaurus-plugin-content-docs/current/buying/bid.mdx --
      ---
      title: Enchérir
      ---
      Des mots.
      """)
    #expect(result.errors.isEmpty)
    #expect(
      result.files["Content/en/buying/bid.md"] == """
        ---
        title: "Place a bid"
        order: 1
        ---

        :::warning[Binding]
        A bid is binding.
        :::

        Words.

        """)
    #expect(
      result.lossesOfPages == [
        "docs/buying/bid.mdx:4: MDX is code and is left out",
        "docs/buying/bid.mdx:12: MDX is code and is left out",
      ])
    #expect(result.files["Content/fr/buying/bid.md"]?.contains("Des mots.") == true)
    #expect(
      result.files["Content/en/buying/index.md"]?.contains("title: \"Buying\"\norder: 2") == true)
  }

  @Test func mkdocsWithAdmonitions() async throws {
    let result = try await ImportedSite(
      .mkdocs,
      """
      -- mkdocs.yml --
      site_name: Help
      site_url: https://docs.example.org/
      -- docs/index.md --
      # Welcome

      Words.
      -- docs/buying/bid.md --
      # Place a bid

      !!! danger "Binding"
          A bid is binding.

          - Really.

      Then go on.

      ??? question
          Folded words.
      -- docs/buying/bid.de.md --
      # Ein Gebot abgeben

      Wörter.
      -- docs/selling/list.md --
      # List

      [Bid](../buying/bid.md)
      """)
    #expect(result.errors.isEmpty)
    #expect(result.lossesOfPages.isEmpty)
    #expect(
      result.files["Content/en/buying/bid.md"] == """
        ---
        title: "Place a bid"
        ---

        :::warning[Binding]
        A bid is binding.

        - Really.
        :::

        Then go on.

        :::details[Question]
        Folded words.
        :::

        """)
    #expect(
      result.files["Content/de/buying/bid.md"]?.hasPrefix("---\ntitle: \"Ein Gebot abgeben\"")
        == true)
    #expect(result.files["Content/en/index.md"]?.contains("title: \"Welcome\"") == true)
  }

  @Test func jekyllCollections() async throws {
    let result = try await ImportedSite(
      .jekyll,
      """
      -- _config.yml --
      title: Help
      url: https://docs.example.org
      lang: en
      -- _docs/buying/bid.md --
      ---
      title: Place a bid
      nav_order: 2
      redirect_from: /bid
      ---
      Go to [pay]({% link _docs/buying/pay.md %}) with {{ site.name }}.
      {: .note }

      {% highlight sh %}
      pay --all
      {% endhighlight %}
      -- _docs/buying/pay.md --
      ---
      title: Pay
      ---
      Words.
      -- _docs/selling/list.md --
      ---
      title: List
      ---
      Words.
      """)
    #expect(result.errors.isEmpty)
    #expect(
      result.files["Content/en/buying/bid.md"] == """
        ---
        title: "Place a bid"
        order: 2
        aliases: ["/bid"]
        ---

        Go to [pay](pay.md) with .

        ```sh
        pay --all
        ```

        """)
    #expect(
      result.lossesOfPages == [
        "_docs/buying/bid.md:6: \"{{ site.name }}\" is filled in by the old tool and is left out",
        "_docs/buying/bid.md:7: an attribute list has no counterpart",
      ])
  }

  @Test func zendeskExport() async throws {
    let result = try await ImportedSite(
      .zendesk,
      #"""
      -- export.json --
      {"categories": [{"id": 1, "name": "General", "locale": "en-us"}],
       "sections": [{"id": 10, "category_id": 1, "name": "Buying", "position": 2, "locale": "en-us"}],
       "articles": [{"id": 100, "section_id": 10, "title": "Place a bid", "locale": "en-us",
         "source_locale": "en-us", "updated_at": "2026-02-03T04:05:06Z", "label_names": ["bid"],
         "body": "<p>Open the <strong>object</strong>&nbsp;and <a href=\"https://example.com/a\">bid</a>.</p><h2>Steps</h2><ol><li>One</li><li>Two<ul><li>Inner</li></ul></li></ol><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><iframe src=\"x\"></iframe>"}],
       "translations": [{"source_id": 100, "source_type": "Article", "locale": "fr", "title": "Enchérir",
         "body": "<p>Ouvrez l’objet.</p>"},
        {"source_id": 10, "source_type": "Section", "locale": "fr", "title": "Acheter"}]}
      """#)
    #expect(result.errors.isEmpty)
    #expect(
      result.files["Content/en/buying/place-a-bid.md"] == """
        ---
        title: "Place a bid"
        updated: 2026-02-03
        keywords: ["bid"]
        ---

        Open the **object**\u{A0}and [bid](https://example.com/a).

        ## Steps

        1. One
        2. Two
           - Inner

        | A | B |
        |---|---|
        | 1 | 2 |

        """)
    #expect(result.files["Content/fr/buying/place-a-bid.md"]?.contains("Ouvrez l’objet.") == true)
    #expect(result.files["Content/fr/buying/index.md"]?.contains("title: \"Acheter\"") == true)
    #expect(result.losses.count == 2)
    #expect(result.losses.contains { $0.hasSuffix("element \"iframe\" is left out") })
  }
}
