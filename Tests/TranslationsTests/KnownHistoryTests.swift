import Diagnostics
import Foundation
import HelpCenter
import Testing
import Translations

/// One repository with a history in which every kind of translation has its place.
@Suite struct KnownHistoryTests {
  private static func source(_ name: String, _ text: String = "and then some more words.") -> String
  {
    """
    -- Content/en/a/\(name).md --
    ---
    title: The article \(name)
    ---
    The first words of this article are the same for everybody, \(text)

    """
  }

  private static func translation(
    _ name: String, _ more: String = "", _ text: String = "und danach noch ein paar mehr."
  ) -> String {
    """
    -- Content/de/a/\(name).md --
    ---
    title: Der Artikel \(name)
    \(more)---
    Die ersten Wörter dieses Artikels sind für alle die gleichen, \(text)

    """
  }

  private static let names = [
    "dated-fresh", "dated-respaced", "dated-stale", "edited-together", "marked-fresh",
    "marked-stale", "moved-both", "moved-source", "only-english",
  ]

  private static let lines = "and more\nwords on a second line\nand others on a third line."

  /// What is marked is marked with the revision of the first commit.
  private static func repository(
    order: ([String]) -> [String] = { $0 }, days: [Int] = [1, 2, 3, 4], zone: String = "+0000"
  ) async throws -> ProjectOnDisk {
    let project = try ProjectOnDisk()
    project.zone = zone
    for name in order(names) {
      try project.write(source(name))
      if name != "only-english" { try project.write(translation(name)) }
    }
    for name in order(["copied", "foreign"]) { try project.write(source(name)) }
    try project.write(source("part-copied", lines))
    try project.commit(day: days[0])
    var revisions: [String: String] = [:]
    for row in try await project.read().status.rows {
      revisions[row.source.name] = row.source.content.revision
    }
    let mark = { (name: String) in "sourceRevision: \(revisions[name] ?? "")\n" }
    for name in order(["marked-fresh", "marked-stale"]) {
      try project.write(translation(name, mark(name)))
    }
    try project.write(
      source("copied").replacing("Content/en", with: "Content/de")
        + source("part-copied", lines).replacing("Content/en", with: "Content/de")
        .replacing("The article part-copied", with: "Der halbe Artikel und nicht der ganze")
          + """
          -- Content/de/a/foreign.md --
          ---
          title: L’article dans une autre langue
          ---
          Les premiers mots de cet article sont les mêmes pour tous, et il y en a d’autres ensuite, avec
          des phrases que vous pouvez lire si vous savez le français, mais pas l’allemand, ce qui est le cas
          de beaucoup de gens dans le monde.

          """)
    try project.write(translation("dated-fresh", "", "und danach kommen noch mehr."))
    try project.write(translation("orphaned", "translation: human\n"))
    try project.commit(day: days[1])
    let changed = "and then something else altogether."
    for name in order(["dated-stale", "marked-stale", "moved-both"]) {
      try project.write(source(name, changed))
    }
    try project.write(source("dated-respaced", "and  then\nsome more words."))
    try project.write(source("edited-together", changed))
    try project.write(translation("edited-together", "", "und danach etwas ganz anderes."))
    try project.commit(day: days[2])
    try project.git("mv", "Content/en/a/moved-source.md", "Content/en/a/moved.md")
    try project.git("mv", "Content/de/a/moved-source.md", "Content/de/a/moved.md")
    try project.git("mv", "Content/en/a/moved-both.md", "Content/en/a/both.md")
    try project.git("mv", "Content/de/a/moved-both.md", "Content/de/a/both.md")
    try project.commit(day: days[3])
    return project
  }

  private static let states = [
    "de/a/both stale",
    "de/a/copied copied",
    "de/a/dated-fresh translated",
    "de/a/dated-respaced translated",
    "de/a/dated-stale stale",
    "de/a/edited-together translated",
    "de/a/foreign copied",
    "de/a/marked-fresh translated",
    "de/a/marked-stale stale",
    "de/a/moved translated",
    "de/a/part-copied partly copied",
    "de/a/orphaned orphan",
  ]

  @Test func everyTranslationIsNamedRightlyAndNothingElse() async throws {
    let project = try await Self.repository()
    let (status, problems) = try await project.read()
    #expect(status.states == Self.states)
    #expect(
      problems.map { "\($0.place.path) \($0.id)" } == [
        "Content/de/a/copied.md copied-translation",
        "Content/de/a/foreign.md foreign-translation",
        "Content/de/a/orphaned.md orphan-translation",
        "Content/de/a/part-copied.md copied-translation",
      ])
    let german = try #require(status.coverages.last { $0.language.text == "de" })
    #expect(german.articles == 12)
    #expect(german.translated == 5)
    #expect(german.stale == 3)
    #expect(german.partlyCopied == 1)
    #expect(german.missing == 3)
    #expect(
      status.remarks == [
        "source and translation last changed together, so the age of 2 translations is not known:"
          + " where one is up to date, helpgen translated FILE says so"
      ])
    for row in status.rows {
      for cell in row.cells {
        guard case .stale(let changes)? = cell.judgement?.state else { continue }
        #expect(changes?.changes.count == 1, "\(row.source.key)")
      }
    }
  }

  @Test func theOrderOfFilesChangesNothing() async throws {
    let project = try await Self.repository(order: { $0.reversed() })
    #expect(try await project.read().status.states == Self.states)
  }

  @Test func theClockChangesNothing() async throws {
    for days in [
      [40, 30, 20, 10], [1, 1, 1, 1], [9_000, 9_001, 9_002, 9_003], [-20_000, 3, -1, 2],
    ] {
      let project = try await Self.repository(days: days)
      #expect(try await project.read().status.states == Self.states, "\(days)")
    }
  }

  @Test func theTimeZoneOfCommitsChangesNothing() async throws {
    for zone in ["+1400", "-1200"] {
      let project = try await Self.repository(zone: zone)
      #expect(try await project.read().status.states == Self.states, "\(zone)")
    }
  }
}
