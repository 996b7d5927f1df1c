import Diagnostics
import Foundation
import Generator
import Importing
import Testing

/// What an old site becomes, and what a build says of that.
struct ImportedSite {
  /// By path in the new project.
  let files: [String: String]
  /// `PATH:LINE: message`
  let losses: [String]
  /// The ids of `losses`.
  let lossIDs: Set<String>
  /// Of the build of the imported project.
  let errors: [String]

  /// `text` holds the old files, each behind a line `-- PATH --`; `more` those that are no text.
  init(_ format: ImportFormat, _ text: String, more: [ImportFile] = []) async throws {
    let old = ("\n" + text).components(separatedBy: "\n-- ").dropFirst().compactMap {
      part -> ImportFile? in
      guard let end = part.range(of: " --\n") else { return nil }
      return ImportFile(
        path: String(part[..<end.lowerBound]), bytes: Array((part[end.upperBound...] + "\n").utf8))
    }
    let imported = Import.files(old + more, from: format)
    let root = FileManager.default.temporaryDirectory.appending(
      path: "helpgen-import-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = ProjectFolder(path: root.path)
    #expect(try folder.writeNew(imported.value).isEmpty)
    #expect(
      try folder.writeNew(imported.value).count == imported.value.count, "nothing is overwritten")
    let build = try await Build.prepare(Build.Options(folder: folder))
    files = Dictionary(
      uniqueKeysWithValues: imported.value.map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
    losses = imported.diagnostics.map { "\($0.place.path):\($0.place.line): \($0.message)" }
    lossIDs = Set(imported.diagnostics.map(\.id))
    errors = build.diagnostics.filter { $0.severity == .error }.map {
      "\($0.place.locator) \($0.message)"
    }
  }

  /// The losses without that of the settings, which every site with settings has.
  var lossesOfPages: [String] {
    losses.filter {
      !$0.hasSuffix("of the settings only address, title and languages are imported")
    }
  }
}
