import Diagnostics
import Foundation
import Generator
import Importing
import Testing

/// Old sites that would harm the machine or the new project, or stop the import halfway.
@Suite struct HostileImportTests {
  /// An old site in a folder of its own, beside a file that is none of its business.
  private final class Folder {
    let root: URL
    var site: URL { root.appending(path: "site") }

    init() throws {
      root = FileManager.default.temporaryDirectory.appending(
        path: "helpgen-import-\(UUID().uuidString)")
      try write("content/x/a.md", "Words.\n")
      try Data("secret".utf8).write(to: root.appending(path: "secret.md"))
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func write(_ path: String, _ text: String) throws {
      let file = site.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    func read() throws -> (paths: [String], problems: [String]) {
      let read = try #require(try ProjectFolder(path: site.path).importedFiles())
      return (
        read.value.map(\.path), read.diagnostics.map { "\($0.place.path): \($0.message)" }
      )
    }
  }

  @Test func linksOutOfTheFolderAreNotFollowed() throws {
    let folder = try Folder()
    for (name, target) in [("b.md", "secret.md"), ("all", "")] {
      try FileManager.default.createSymbolicLink(
        at: folder.site.appending(path: "content/x/\(name)"),
        withDestinationURL: folder.root.appending(path: target))
    }
    let (paths, problems) = try folder.read()
    #expect(paths == ["content/x/a.md"])
    #expect(
      problems == [
        "content/x/all: symbolic links are not followed",
        "content/x/b.md: symbolic links are not followed",
      ])
  }

  @Test func aPipeIsNotWaitedFor() throws {
    let folder = try Folder()
    #expect(mkfifo(folder.site.appending(path: "content/x/b.md").path, 0o600) == 0)
    let (paths, problems) = try folder.read()
    #expect(paths == ["content/x/a.md"])
    #expect(problems == ["content/x/b.md: not a file"])
  }

  @Test func filesThatAreTooLargeArePassedOver() throws {
    let folder = try Folder()
    try folder.write("content/x/film.mp4", "")
    let file = try FileHandle(
      forWritingTo: folder.site.appending(path: "content/x/film.mp4"))
    try file.truncate(atOffset: 65 << 20)
    try file.close()
    let (paths, problems) = try folder.read()
    #expect(paths == ["content/x/a.md"])
    #expect(problems == ["content/x/film.mp4: a file may have 64 MB at most"])
  }

  @Test func foldersWithoutEndArePassedOver() throws {
    let folder = try Folder()
    let deep = "content/" + String(repeating: "x/", count: 40)
    try folder.write(deep + "b.md", "Words.\n")
    let (paths, problems) = try folder.read()
    #expect(paths == ["content/x/a.md"])
    #expect(problems.count == 1)
    #expect(problems.first?.hasSuffix(": folders are read 32 deep") == true)
  }

  @Test func nothingIsWrittenThroughALinkOrOverAFile() throws {
    let folder = try Folder()
    let project = ProjectFolder(path: folder.site.path)
    let outside = folder.root.appending(path: "not-there.md")
    try folder.write("Content/en/x/b.md", "Mine.\n")
    try FileManager.default.createSymbolicLink(
      at: folder.site.appending(path: "Content/en/x/a.md"), withDestinationURL: outside)
    let files = ["a", "b", "c"].map {
      ImportFile(path: "Content/en/x/\($0).md", bytes: Array("New.\n".utf8))
    }
    let problems = try project.writeNew(files)
    #expect(problems.map(\.place.path) == ["Content/en/x/a.md", "Content/en/x/b.md"])
    #expect(problems.allSatisfy { $0.id == "file-exists" && $0.severity == .error })
    #expect(!FileManager.default.fileExists(atPath: outside.path))
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.site.appending(path: "Content/en/x").path)
    #expect(left.sorted() == ["a.md", "b.md"])
  }

  @Test func namesAndAddressesStayWithinTheProject() async throws {
    let site = try await ImportedSite(
      .hugo,
      """
      -- content/x/a.md --
      ---
      title: A
      slug: ../../../etc/passwd
      aliases: [/../../b/]
      ---
      ![Secret](../../../../secret.png) [Up](../../../../../b.md)
      -- content/x/b.md --
      ---
      title: B
      slug: ..
      ---
      """)
    #expect(site.errors.isEmpty)
    #expect(site.files.keys.allSatisfy { $0.hasPrefix("Content/") && !$0.contains("..") })
    #expect(
      site.losses == [
        "content/x/a.md:3: \"../../../etc/passwd\" is not the last part of an address",
        "content/x/a.md:4: the address \"/../../b/\" does not lead here any more",
        "content/x/b.md:3: \"..\" is not the last part of an address",
        "content/x/a.md:6: image \"../../../../secret.png\" leads to nothing that is imported",
      ])
    #expect(site.files["Content/en/x/a.md"]?.hasSuffix("Secret [Up](b.md)\n") == true)
  }

  @Test func whatIsNoTextIsToldAndLeftOut() async throws {
    let site = try await ImportedSite(
      .hugo,
      """
      -- content/x/a.md --
      Words.
      """,
      more: [
        ImportFile(path: "content/x/binary.md", bytes: [0x89, 0x50, 0, 1]),
        ImportFile(path: "content/x/large.md", bytes: [UInt8](repeating: 0x61, count: 9 << 20)),
        ImportFile(path: "content/x/latin1.md", bytes: Array("# Caf".utf8) + [0xE9, 0x0A]),
        ImportFile(path: "content/x/marked.md", bytes: [0xEF, 0xBB, 0xBF] + Array("# Bom\n".utf8)),
      ])
    #expect(site.lossIDs.isSuperset(of: ["not-imported"]))
    #expect(site.errors.isEmpty)
    #expect(
      site.losses == [
        "content/x/binary.md:0: the file is not a text in UTF-8",
        "content/x/large.md:0: a text may have 8 MB at most",
        "content/x/latin1.md:1: the file is not UTF-8, what cannot be read is replaced by \"\u{FFFD}\"",
      ])
    #expect(site.files["Content/en/x/latin1.md"] == "---\ntitle: \"Caf\u{FFFD}\"\n---\n")
    #expect(site.files["Content/en/x/marked.md"] == "---\ntitle: \"Bom\"\n---\n")
  }

  @Test func brokenFrontMatterIsToldAndTheTextStays() async throws {
    let deep = String(repeating: "[", count: 100_000)
    let site = try await ImportedSite(
      .hugo,
      """
      -- content/x/a.md --
      +++
      title = "A
      weight = 3
      +++
      Words of a.
      -- content/x/b.md --
      ---
      title: "B
      ---
      Words of b.
      -- content/x/c.md --
      +++
      title = "C"
      list = \(deep)
      +++
      Words of c.
      -- content/x/d.md --
      +++
      \(String(repeating: "a.", count: 100_000))a = 1
      +++
      Words of d.
      -- content/x/e.md --
      ---
      list: \(deep)
      ---
      Words of e.
      """)
    #expect(site.lossIDs.isSuperset(of: ["invalid-toml", "invalid-yaml"]))
    #expect(site.errors.isEmpty)
    let places = Set(site.losses.map { loss in String(loss.prefix { $0 != " " }) })
    #expect(
      places.sorted() == [
        "content/x/a.md:2:", "content/x/b.md:3:", "content/x/c.md:3:", "content/x/d.md:2:",
        "content/x/e.md:2:",
      ])
    for name in ["a", "b", "c", "d", "e"] {
      #expect(site.files["Content/en/x/\(name).md"]?.hasSuffix("Words of \(name).\n") == true)
    }
  }

  @Test func linesMadeToBeSlowAreLeftAsTheyAre() async throws {
    let lines = ["[](", "{{", "[a", "a`", "![", "<a "].map { String(repeating: $0, count: 50_000) }
    let site = try await ImportedSite(
      .docusaurus, "-- docs/x/a.md --\n# A\n\n" + lines.joined(separator: "\n\n"))
    #expect(site.losses.count == 6)
    #expect(
      site.losses.allSatisfy {
        $0.hasSuffix("links are not followed in a line of more than 20000 bytes")
      })
  }

  @Test func aBrokenExportIsTold() async throws {
    let files = [
      ImportFile(path: "a.json", bytes: Array("{".utf8)),
      ImportFile(path: "b.json", bytes: Array(#"{"articles": [{"id": "x"}]}"#.utf8)),
    ]
    let imported = Import.files(files, from: .zendesk)
    #expect(imported.value.isEmpty)
    #expect(
      imported.diagnostics.map { "\($0.place.path): \($0.message)" } == [
        "a.json: not a JSON export",
        "b.json: \"articles[0].id\" is not of the type that Zendesk exports",
      ])
    #expect(Set(imported.diagnostics.map(\.id)) == ["invalid-json"])
  }
}
