import Diagnostics
import Generator
import Testing

@Suite struct SiteProblemTests {
  @Test func `a folder without settings says how a project is made`() async throws {
    let problems = try await ProjectText("").withFolder { folder in
      try await Build.prepare(Build.Options(folder: ProjectFolder(path: folder.path(of: "none"))))
        .diagnostics
    }
    #expect(problems.map(\.id) == ["missing-settings"])
  }

  @Test func `settings name what they lack`() async throws {
    let messages = try await check(
      "-- Content/site.yml --\n❗missing-url❗❗missing-title❗❗missing-languages❗llms: true\n")
    #expect(messages.count == 3)
  }

  @Test func `settings are checked value by value`() async throws {
    try await check(
      """
      -- Content/site.yml --
      url: ❗invalid-url❗help.example.com
      title: Help
      source: en
      languages: [en, "no", ❗invalid-language❗norwegian, ❗duplicate-language❗en]
      brand: {color: ❗invalid-color❗green, logo: ❗missing-image❗logo.svg}
      feedback: {endpoint: ❗unsafe-url❗"javascript:alert(1)"}
      theme: ❗missing-theme❗Fancy
      fallback: {❗unknown-language❗fr: en}
      menu: [❗wrong-type❗{title: Shop}]
      ❗unknown-key❗redirect: {}
      -- Content/no/index.md --
      ---
      title: Hjelp
      ---
      -- Content/en/index.md --
      ---
      title: Help
      ---
      """)
  }

  @Test func `Norwegian is a language and not false`() async throws {
    let output = try await build(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: {en: Help, no: Hjelp}
      source: no
      languages: [no, en]
      -- Content/no/kjop/bud.md --
      ---
      title: Bud
      ---
      Tekst.
      -- Content/en/index.md --
      ---
      title: Help
      ---
      """)
    #expect(output["no/kjop/bud/index.html"]?.contains("<html lang=\"no\" dir=\"ltr\">") == true)
    #expect(output["no/index.html"]?.contains("Hjelp") == true)
  }

  @Test func `a theme's name that leaves the folder is refused`() async throws {
    try await check(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      source: ❗unknown-language❗de
      languages: [en]
      theme: ❗invalid-theme❗../Other
      -- Content/en/index.md --
      ---
      title: Help
      ---
      -- Content/de/index.md --
      ---
      title: Hilfe
      ---
      """)
  }

  @Test func `folders and languages must agree`() async throws {
    try await check(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      languages: [en, ❗missing-language-folder❗fr]
      -- Content/en/index.md --
      ---
      title: Help
      ---
      -- Content/sv/index.md --
      ---
      title: Hjälp
      ---
      -- Content/images/a.txt --
      text
      """,
      wholeFiles: [
        ("Content/images", "invalid-language"), ("Content/sv", "unlisted-language"),
      ])
  }

  @Test func `a category without index is named by its folder, with a warning`() async throws {
    var project = ProjectText("-- Content/en/index.md --\n---\ntitle: Help\n---\n")
    project.add(
      path: "Content/en/buying/bid.md", bytes: Array("---\ntitle: Bid\n---\nText.\n".utf8))
    let problems = try await project.check(wholeFiles: [
      ("Content/en/buying/index.md", "missing-category-index")
    ])
    #expect(problems.first?.severity == .warning)
  }

  @Test func `two files of one language may not claim one translation`() async throws {
    try await check(
      """
      -- Content/en/buying/a.md --
      ---
      title: A
      translationKey: bid
      ---
      Text.
      -- Content/en/buying/b.md --
      ---
      title: B
      translationKey: ❗duplicate-translation❗bid
      ---
      Text.
      """)
  }

  @Test func `redirects that lead in a circle, nowhere or from a page are refused`() async throws {
    try await check(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      languages: [en]
      redirects:
        ❗redirect-loop❗/a/: /b/
        ❗redirect-loop❗/b/: /a/
        ❗broken-link❗/c/: /none/
        ❗duplicate-url❗/en/buying/: /en/
        ❗invalid-redirect❗https://example.com/: /en/
        /d/: https://example.com/
        /e/: /en/buying/bid/#steps
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      aliases: [❗duplicate-url❗/d/]
      ---
      Text.
      """)
  }

  @Test func `a line of urls.lock that no build has written is told`() async throws {
    try await check(
      """
      -- Content/urls.lock --
      # Written by helpgen

      ❗invalid-lock❗<<<<<<< HEAD
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      Text.
      """)
  }

  @Test func `contact rules are checked`() async throws {
    try await check(
      """
      -- Content/contact.yml --
      timezone: ❗unknown-timezone❗Europe/Amsterdm
      channels:
        email: ❗missing-endpoint❗{languages: [en]}
        phone: ❗missing-number❗{languages: [en], hours: {mon-fri: 09:00-17:00, wed: ❗overlapping-hours❗16:00-18:00, ❗invalid-hours❗someday: 09:00-10:00, sat: ❗invalid-hours❗9-10}}
        ❗unknown-channel❗fax: {}
      holidays: [2026-12-25, ❗invalid-date❗christmas]
      reasons:
        - id: order
          title: ❗missing-reason-title❗{de: Bestellung}
          prefer: [phone, ❗unknown-channel❗chat]
          items: {1-2: [phone], ❗overlapping-range❗2: [email], ❗invalid-range❗many: [email]}
        - id: ❗duplicate-reason❗order
          title: Order
        - ❗missing-id❗title: Nothing
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      contact: {reason: ❗unknown-reason❗ordr}
      ---
      Text.
      """)
  }

  @Test func `contact rules need a zone and channels`() async throws {
    try await check(
      """
      -- Content/contact.yml --
      ❗missing-timezone❗❗missing-channels❗reasons: []
      -- Content/en/index.md --
      ---
      title: Help
      ---
      """)
  }

  @Test func `what is a file holds no other pages`() async throws {
    let messages = try await check(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      source: en
      languages: [en]
      redirects: {/en/old.html: /en/, /en/old.html/more/: /en/, /en/old.html/yet/more/: /en/}
      -- Content/en/index.md --
      ---
      title: Help
      ---
      """, wholeFiles: [("Content/site.yml", "duplicate-url")])
    #expect(
      messages == [
        "URL \"/en/old.html/more/\" lies below that of the redirect, which is a file"
      ])
  }

  @Test func `a glossary is checked, and stops no build`() async throws {
    let project = ProjectText(
      """
      -- Content/glossary.yml --
      - term: ❗wrong-type❗[a]
      - term: fee
        ❗unknown-language❗de: Gebühr
      -- Content/en/index.md --
      ---
      title: Help
      ---
      """)
    #expect(try await project.check().allSatisfy { $0.severity == .warning })
  }

  @Test func `a theme's mistakes are told in its files`() async throws {
    let messages = try await check(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      languages: [en]
      theme: Mine
      -- Content/en/index.md --
      ---
      title: Help
      ---
      -- Content/en/strings.yml --
      page:
        ❗unknown-word❗hom: Start
        home: Start
      article:
        ❗unknown-place❗updated: "Changed {day}"
      -- Themes/Mine/theme.yml --
      styles: [❗missing-theme-file❗bse.css]
      script: main.js
      -- Themes/Mine/Templates/notfound.mustache --
      <p>{{❗unknown-name❗titel}} {{#categories}}{{❗unknown-name❗urll}}{{/categories}}</p>
      {{>❗missing-partial❗footr}}
      -- Themes/Mine/Templates/search.mustache --
      <p>
      ❗template❗{{#categories}}
      """)
    #expect(messages.contains("templates know no name \"titel\", did you mean \"title\"?"))
    #expect(messages.contains("there is no template \"footr.mustache\", did you mean \"footer\"?"))
  }
}
