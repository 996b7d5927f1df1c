import Diagnostics
import Foundation
import Generator
import HelpCenter
import Testing

/// What lies where no article belongs, or is none.
@Suite struct FileProblemTests {
  @Test func `an article outside a category is told`() async throws {
    try await check(
      """
      -- Content/en/bid.md --
      ---
      title: Bid
      ---
      Text.
      -- Content/en/buying/more/bid.md --
      ---
      title: Bid
      ---
      Text.
      """,
      wholeFiles: [
        ("Content/en/bid.md", "orphan-article"),
        ("Content/en/buying/more/bid.md", "orphan-article"),
      ])
  }

  @Test func `what is no file, and what lies outside, is named and not published`() async throws {
    let project = ProjectText(
      """
      -- Content/en/buying/bid.md --
      ---
      title: Bid
      ---
      Text.
      """)
    try await project.withFolder { folder in
      let buying = folder.path(of: "Content/en/buying/")
      for (name, target) in [
        ("loop.md", "loop.md"), ("nowhere.md", "none.md"), ("outside.md", "/etc/hosts"),
        ("outside", "/etc"), ("inside.md", "bid.md"),
      ] {
        try FileManager.default.createSymbolicLink(
          atPath: buying + name, withDestinationPath: target)
      }
      #expect(mkfifo(buying + "pipe.md", 0o644) == 0)
      let build = try await Build.prepare(Build.Options(folder: folder))
      let problems = build.diagnostics.filter { $0.severity == .error }
      #expect(
        problems.map { "\($0.place.path) \($0.id)" } == [
          "Content/en/buying/loop.md not-a-file", "Content/en/buying/nowhere.md not-a-file",
          "Content/en/buying/outside link-leads-out",
          "Content/en/buying/outside.md link-leads-out", "Content/en/buying/pipe.md not-a-file",
        ])
      #expect(build.site?.articles.map(\.name) == ["bid", "inside"])
    }
  }
}
