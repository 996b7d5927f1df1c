import Diagnostics
import Generator
import Testing

@Suite struct FrontMatterProblemTests {
  @Test func `an article needs a title`() async throws {
    try await check(
      """
      -- Content/en/buying/bid.md --
      ❗missing-title❗---
      order: 1
      ---
      Text.
      """)
  }

  @Test func `an article without front matter is told how it begins`() async throws {
    let messages = try await check(
      """
      -- Content/en/buying/bid.md --
      title: Bid

      Text.
      """, wholeFiles: [("Content/en/buying/bid.md", "missing-title")])
    #expect(
      messages == [
        "the article needs a \"title\" in front matter, which begins with a line \"---\""
      ])
  }

  @Test func `what is wrong with a draft ends no build`() async throws {
    let draft = ProjectText(
      """
      -- Content/en/buying/bid.md --
      ❗missing-title❗---
      title: ""
      draft: true
      updated: ❗invalid-date❗2026-13-02
      ---
      ❗container-not-closed❗:::note
      Not closed, ![a picture](none.png)
      """)
    let problems = try await draft.check()
    #expect(problems.allSatisfy { $0.severity == .warning })
  }

  @Test func `an unknown key names the nearest known one`() async throws {
    let messages = try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ❗unknown-key❗descripton: Text
      ---
      Text.
      """)
    #expect(messages == ["unknown key \"descripton\", did you mean \"description\"?"])
  }

  @Test func `a value of the wrong type says which is wanted`() async throws {
    let messages = try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      order: ❗wrong-type❗first
      draft: ❗wrong-type❗perhaps
      keywords: ❗wrong-type❗{a: b}
      translation: ❗wrong-type❗machin
      ---
      Text.
      """)
    #expect(
      messages == [
        "\"order\" must be a whole number", "\"draft\" must be true or false",
        "\"keywords\" must be a list of texts",
        "\"translation\" must be human, machine or reviewed, did you mean \"machine\"?",
      ])
  }

  @Test(arguments: ["2026-02-30", "12.3.2026", "2026-3-1", "tomorrow"])
  func `a date that does not exist is refused`(date: String) async throws {
    try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      updated: ❗invalid-date❗\(date)
      ---
      Text.
      """)
  }

  @Test func `front matter that is not closed is told at its first line`() async throws {
    try await check(
      """
      -- Content/en/buying/bid.md --
      ❗front-matter-not-closed❗---
      title: Bid

      Text with --- in it.
      """)
  }

  @Test func `front matter ends at a line that is exactly three hyphens`() async throws {
    let output = try await build(
      """
      -- Content/en/buying/bid.md --
      ---
      title: A --- B
      description: "---"
      ---
      Text.
      """)
    #expect(
      output["en/buying/bid/index.html"]?.contains(
        "<h1 id=\"article-title\" lang=\"en\" dir=\"ltr\">A --- B</h1>") == true)
  }

  @Test func `invalid YAML is told at its place with its usual cause`() async throws {
    let messages = try await check(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid❗invalid-yaml❗: now
      ---
      Text.
      """)
    #expect(messages == ["a text with \": \" in it must stand in quotes"])
  }
}
