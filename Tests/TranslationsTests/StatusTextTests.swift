import Testing
import Translations

@Suite struct StatusTextTests {
  @Test func linesFitIntoEightyColumns() async throws {
    let long = "which-versions-of-the-application-are-supported-today"
    let project = try ProjectOnDisk(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      languages: [en, de, es, fr, it, nl, pl, pt]
      -- Content/en/a/short.md --
      ---
      title: Short
      ---
      Words.
      -- Content/en/a/\(long).md --
      ---
      title: Long
      ---
      Words.
      -- Content/de/a/short.md --
      ---
      title: Kurz
      ---
      Wörter.
      """)
    let lines = try await project.read().status.text().split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("the project") })
    #expect(
      lines.dropFirst(8).prefix(4) == [
        "most needed", "  a/\(long)", "           missing: all",
        "  a/short  missing: all but de",
      ])
  }

  @Test func whatAnArticleNeedsHasALineAStateWhereOneIsTooLong() async throws {
    let article = "---\ntitle: T\n---\nSame words here.\n"
    let name = "an-article-whose-name-is-a-little-long"
    let files = ["en", "de", "es"].map { "-- Content/\($0)/a/\(name).md --\n\(article)" }
    let project = try ProjectOnDisk(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      languages: [en, de, es, fr, it, nl, pl]

      """ + files.joined())
    let lines = try await project.read().status.text().split(separator: "\n")
    let indent = String(repeating: " ", count: 44)
    let needed = lines.drop { $0 != "most needed" }.dropFirst().map(String.init)
    #expect(
      needed.prefix(2) == ["  a/\(name)  copied: de, es", indent + "missing: fr, it, nl, pl"])
  }

  @Test func atMostTwentyArticlesAreListed() async throws {
    let articles = (1...23).map { "-- Content/en/a/n\($0).md --\n---\ntitle: N\n---\nWords.\n" }
    let project = try ProjectOnDisk(articles.joined())
    let lines = try await project.read().status.text().split(separator: "\n")
    #expect(lines.count { $0.hasSuffix("missing: all") } == 20)
    #expect(lines.last == "  and 3 more articles")
  }
}
