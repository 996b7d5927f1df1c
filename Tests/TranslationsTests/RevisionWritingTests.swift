import Diagnostics
import Foundation
import Generator
import HelpCenter
import Testing
import Translations

@Suite struct RevisionWritingTests {
  private let project: ProjectOnDisk

  init() throws {
    project = try ProjectOnDisk(
      """
      -- Content/en/a/one.md --
      ---
      title: One
      ---
      Some words that everybody can read here.
      -- Content/fr/a/one.md --
      ---
      title: "Un"   # as it is
      order:   3
      ---
      Quelques mots que tout le monde peut lire ici.
      """)
  }

  private func mark() async throws -> String {
    let pairs = try await TranslationReading.pairs(of: project.folder)
    let pair = try #require(pairs.value?.pairs.first)
    #expect(try project.folder.markTranslated(pair))
    return pair.source.content.revision
  }

  @Test func theRevisionIsAddedAndNothingElseChanges() async throws {
    let revision = try await mark()
    #expect(
      try project.text("Content/fr/a/one.md") == """
        ---
        title: "Un"   # as it is
        order:   3
        sourceRevision: \(revision)
        ---
        Quelques mots que tout le monde peut lire ici.

        """)
  }

  @Test func anEarlierRevisionIsReplaced() async throws {
    _ = try await mark()
    try project.write(
      """
      -- Content/en/a/one.md --
      ---
      title: Two
      ---
      Some words.
      """)
    let revision = try await mark()
    let text = try project.text("Content/fr/a/one.md")
    #expect(text.components(separatedBy: "sourceRevision").count == 2)
    #expect(text.contains("sourceRevision: \(revision)\n---\n"))
  }

  @Test func lineEndsStayAsTheyAre() async throws {
    try project.write("-- Content/fr/a/one.md --\n---\r\ntitle: Un\r\n---\r\nQuelques mots\r")
    let revision = try await mark()
    let text = try project.text("Content/fr/a/one.md")
    #expect(text.hasPrefix("---\r\ntitle: Un\r\nsourceRevision: \(revision)\r\n---\r\n"))
  }
}
