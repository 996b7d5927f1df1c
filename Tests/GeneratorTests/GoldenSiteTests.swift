import Diagnostics
import Foundation
import Generator
import Testing

/// A small site of two languages whose whole output lies in `Tests/Fixtures/golden/output`, for
/// people to read. Of a page its `<main>` is compared, of scripts, styles and search files the name
/// alone; hashes in names stand as `HASH`. After a change that is meant:
///
///     HELPGEN_REWRITE_GOLDEN=1 swift test --filter GoldenSiteTests && git diff Tests/Fixtures
@Suite struct GoldenSiteTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/golden")

  @Test func `the output is the one that was read and approved`() async throws {
    let built = try await Self.build()
    let approved = Self.fixtures.appending(path: "output")
    if ProcessInfo.processInfo.environment["HELPGEN_REWRITE_GOLDEN"] != nil {
      try Self.write(built, to: approved)
    }
    let expected = try readFolder(approved.path(percentEncoded: false))
      .mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(built.keys.sorted() == expected.keys.sorted())
    for (path, text) in built.sorted(by: { $0.key < $1.key }) {
      #expect(text == expected[path], "\(path)")
    }
  }

  /// In a folder of its own, since git's history of this repository would tell of staleness.
  private static func build() async throws -> [String: String] {
    let root = FileManager.default.temporaryDirectory.appending(
      path: "helpgen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.copyItem(at: fixtures.appending(path: "project"), to: root)
    let folder = ProjectFolder(path: root.path(percentEncoded: false))
    var build = try await Build.prepare(Build.Options(folder: folder))
    #expect(build.diagnostics.map(\.id) == ["html-element"])
    _ = try await build.write(to: folder.path(of: "Output"))
    let files = try readFolder(folder.path(of: "Output"))
    let shown = files.filter { !$0.key.hasPrefix("assets/scripts") }
    return Dictionary(
      uniqueKeysWithValues: shown.map { path, bytes in
        (path.maskingHashes, approvable(String(decoding: bytes, as: UTF8.self), of: path))
      })
  }

  private static func approvable(_ text: String, of path: String) -> String {
    if path.hasPrefix("assets/") { return "" }
    let main = text.firstMatch(of: /<main(?:.|\n)*<\/main>\n/).map { String($0.output) }
    return (main ?? text).maskingHashes
  }

  private static func write(_ files: [String: String], to folder: URL) throws {
    try? FileManager.default.removeItem(at: folder)
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }
}

extension String {
  /// A hash is ten characters of Crockford's base 32 between a point and a point or slash.
  fileprivate var maskingHashes: String {
    replacing(/\.[0-9a-hjkmnp-tv-z]{10}(?=[.\/])/, with: ".HASH")
  }
}
