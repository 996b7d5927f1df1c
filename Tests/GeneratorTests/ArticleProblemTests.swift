import Diagnostics
import Generator
import Testing

@Suite struct ArticleProblemTests {
  @Test func `a link that leads nowhere names the article that was probably meant`() async throws {
    let messages = try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      See [fees](❗broken-link❗../paymnt/fees.md) and [fees](../payment/fees.md).
      -- Content/en/payment/fees.md --
      ---
      title: Fees
      ---
      Text.
      """)
    #expect(
      messages == [
        "link to \"../paymnt/fees.md\" leads nowhere, did you mean \"../payment/fees.md\"?"
      ])
  }

  @Test func `an answer longer than the assistant shows is told`() async throws {
    let messages = try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      answer: ❗long-answer❗\(String(repeating: "Bids are binding. ", count: 40))
      ---
      Text.
      -- Content/en/buying/fees.md --
      ---
      title: Fees
      answer: \(String(repeating: "x", count: 700))
      ---
      Text.
      """)
    #expect(
      messages == [
        "an answer of more than 700 characters is not shown, but a part of the text"
      ])
  }

  @Test func `an anchor that no heading has is told at the link`() async throws {
    let messages = try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      ## Steps {#steps}

      [up](#❗broken-anchor❗stpes), [there](fees.md#❗broken-anchor❗none), [fine](fees.md#cost).
      -- Content/en/buying/fees.md --
      ---
      title: Fees
      ---
      ## Cost

      Text.
      """)
    #expect(messages.first == "no heading has the anchor \"stpes\", did you mean \"steps\"?")
  }

  @Test func `an image must exist and say what it shows`() async throws {
    let messages = try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      ![A hammer](❗missing-image❗hammer.svg)

      ![](❗image-without-alternative❗hamer.svg)

      ![A ship](❗external-image❗https://example.com/ship.png)
      -- Content/en/buying/hamer.svg --
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"></svg>
      """)
    #expect(messages[0] == "image \"hammer.svg\" does not exist, did you mean \"hamer.svg\"?")
  }

  @Test func `two articles of one address are both named`() async throws {
    let project = ProjectText(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      Text.
      -- Content/en/buying/offer.md --
      ---
      title: Offer
      ❗duplicate-url❗slug: bid
      ---
      Text.
      -- Content/es/buying/index.md --
      ---
      title: Comprar
      ---
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      source: en
      languages: [en, es]
      """)
    let problems = try await project.check()
    #expect(problems[0].notes.first?.place?.path == "Content/en/buying/bid.md")
  }

  @Test func `an anchor may stand once in an article`() async throws {
    try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      ## One {#same}

      ## Two {#❗duplicate-anchor❗same}

      Text.
      """)
  }

  @Test func `a file that is not UTF-8 is told, and what can be read of it is`() async throws {
    var project = ProjectText(
      "-- Content/en/buying/fine.md --\n---\ntitle: Fine\n---\n[b](bid.md)\n")
    project.add(
      path: "Content/en/buying/bid.md",
      bytes: Array("---\ntitle: Bid\n---\nCaf".utf8) + [0xE9] + Array(" text\n".utf8))
    let problems = try await project.withFolder { folder in
      try await Build.prepare(Build.Options(folder: folder)).diagnostics
    }
    #expect(problems.map(\.id) == ["not-utf-8"])
    #expect(problems.first?.place.locator == "Content/en/buying/bid.md:4:4")
  }

  @Test func `headings form an outline below the title`() async throws {
    try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      ❗heading-skips-level❗### Deep

      ❗heading-level-one❗# Top

      ## Fine

      Text.
      """)
  }

  @Test func `an article without text is told`() async throws {
    try await check(
      "-- Content/en/buying/bid.md --\n---\ntitle: Bid\n---\n",
      wholeFiles: [("Content/en/buying/bid.md", "empty-article")])
  }

  @Test func `an unknown variable names the nearest known one`() async throws {
    let messages = try await check(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      languages: [en]
      variables: {buyerFee: 9}
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      The fee is {{buyerFee}} %, and {{❗unknown-variable❗buyerFe}} %.
      """)
    #expect(messages == ["unknown variable \"buyerFe\", did you mean \"buyerFee\"?"])
  }

  @Test func `links that run code do not pass`() async throws {
    try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      [a](❗unsafe-link❗javascript:alert(1)), [b](❗unsafe-link❗data:text/html,x) [c](https://example.com/).
      """)
  }

  @Test func `raw HTML that does not pass is told`() async throws {
    try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      A ❗html-element❗<font>b</font>, ❗html-attribute❗<span onclick="x">c</span>, <kbd>d</kbd>.
      """)
  }

  @Test func `containers and alerts are known by name`() async throws {
    try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      :::❗unknown-container❗stps
      Text.
      :::

      > [!❗unknown-alert❗INFO]
      > Text.

      ❗container-not-closed❗:::note
      Text.

      <div>
      ❗container-in-html❗:::
      </div>
      -- Content/en/buying/other.md --
      ---
      title: Other
      ---
      Text.

      ❗container-not-open❗:::
      """)
  }

  @Test func `related articles, icons, slugs and aliases are checked`() async throws {
    try await check(
      """
      -- Content/en/buying/index.md --
      ---
      title: Buying
      icon: ❗unknown-icon❗gavle
      ---
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      slug: ❗invalid-slug❗a/b
      related: [buying/fees, ❗unknown-article❗buying/fes]
      aliases: [/old/, ❗invalid-alias❗https://example.com/]
      ---
      Text.
      -- Content/en/buying/fees.md --
      ---
      title: Fees
      ---
      Text.
      """)
  }

  @Test func `a text too deep or too large is refused`() async throws {
    let deep = String(repeating: ">", count: 5_000) + " text"
    try await check(
      "-- Content/en/buying/bid.md --\n---\ntitle: Bid\n---\n\(deep)\n",
      wholeFiles: [("Content/en/buying/bid.md", "nested-too-deep")])
    var project = ProjectText("-- Content/en/buying/fine.md --\n---\ntitle: Fine\n---\nText.\n")
    project.add(
      path: "Content/en/buying/large.md", bytes: [UInt8](repeating: 0x61, count: 9 << 20))
    let problems = try await project.withFolder { folder in
      try await Build.prepare(Build.Options(folder: folder)).diagnostics
    }
    #expect(
      problems.contains { $0.id == "too-large" && $0.place.path == "Content/en/buying/large.md" })
  }

  @Test func `one bad article hides no problem of another`() async throws {
    try await check(
      """
      -- Content/en/buying/a.md --
      ---
      title: A❗invalid-yaml❗: b
      ---
      [x](❗broken-link❗none.md)
      -- Content/en/buying/b.md --
      ❗missing-title❗---
      order: ❗wrong-type❗x
      ---
      [y](❗broken-link❗none.md)
      """)
  }
}
