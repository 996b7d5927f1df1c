import Diagnostics
import Foundation
import Generator
import Testing

/// A project written as one text: `-- PATH --` lines, each followed by the file. `❗id❗` stands
/// right before the place where a problem of that id is expected, and is not part of the file.
///
/// A site with one language and a title for every category are there without being written, so that
/// a test shows only what it is about.
struct ProjectText {
  struct Expected: Hashable, Comparable, CustomStringConvertible {
    let path: String
    /// 0 for a problem of the file as a whole.
    let line: Int
    let column: Int
    let id: String

    var description: String { "\(path):\(line):\(column) \(id)" }

    static func < (a: Expected, b: Expected) -> Bool {
      (a.path, a.line, a.column, a.id) < (b.path, b.line, b.column, b.id)
    }
  }

  private(set) var files: [(path: String, bytes: [UInt8])] = []
  private(set) var expected: [Expected] = []

  init(_ text: String) {
    for part in ("\n" + text).components(separatedBy: "\n-- ").dropFirst() {
      guard let end = part.range(of: " --\n") ?? part.range(of: " --") else { continue }
      add(path: String(part[..<end.lowerBound]), text: String(part[end.upperBound...]))
    }
    addDefaults()
  }

  /// A file whose bytes no Swift text can hold.
  mutating func add(path: String, bytes: [UInt8]) { files.append((path, bytes)) }

  private mutating func add(path: String, text: String) {
    var lines: [String] = []
    for (number, line) in text.components(separatedBy: "\n").enumerated() {
      let parts = line.components(separatedBy: "❗")
      var plain = ""
      for (index, part) in parts.enumerated() {
        if index % 2 == 0 {
          plain += part
        } else {
          expected.append(
            Expected(
              path: path, line: number + 1, column: plain.unicodeScalars.count + 1, id: part))
        }
      }
      lines.append(plain)
    }
    files.append((path, Array(lines.joined(separator: "\n").utf8)))
  }

  private mutating func addDefaults() {
    let paths = Set(files.map(\.path))
    if !paths.contains("Content/site.yml") {
      add(
        path: "Content/site.yml",
        text: "url: https://help.example.com/\ntitle: Help\nsource: en\nlanguages: [en]\n")
    }
    let categories = Set(
      paths.compactMap { path -> String? in
        let parts = path.split(separator: "/")
        return parts.count == 4 && parts[0] == "Content" ? parts[..<3].joined(separator: "/") : nil
      })
    for category in categories.sorted() where !paths.contains(category + "/index.md") {
      add(path: category + "/index.md", text: "---\ntitle: A category\n---\n")
    }
  }

  /// Writes the files into a new folder, in the order given, and passes it on.
  func withFolder<Value>(
    order: ([(path: String, bytes: [UInt8])]) -> [(path: String, bytes: [UInt8])] = { $0 },
    _ body: (ProjectFolder) async throws -> Value
  ) async throws -> Value {
    let root = FileManager.default.temporaryDirectory.appending(
      path: "helpgen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    for file in order(files) {
      let url = root.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
    return try await body(ProjectFolder(path: root.path(percentEncoded: false)))
  }

  /// Checks that the build's problems are those marked, and `files` those of whole files.
  func check(
    wholeFiles: [(path: String, id: String)] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> [Diagnostic] {
    let diagnostics = try await withFolder { folder in
      try await Build.prepare(Build.Options(folder: folder)).diagnostics
    }
    let found = diagnostics.map {
      Expected(path: $0.place.path, line: $0.place.line, column: $0.place.column, id: $0.id)
    }
    let wanted =
      expected + wholeFiles.map { Expected(path: $0.path, line: 0, column: 0, id: $0.id) }
    #expect(found.sorted() == wanted.sorted(), sourceLocation: sourceLocation)
    return diagnostics
  }
}

/// Checks a project's problems; the messages, sorted by place, for tests that read them.
@discardableResult
func check(
  _ text: String, wholeFiles: [(path: String, id: String)] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> [String] {
  try await ProjectText(text).check(wholeFiles: wholeFiles, sourceLocation: sourceLocation)
    .map(\.message)
}

/// The files of the built output by path, as text.
func build(_ text: String) async throws -> [String: String] {
  try await ProjectText(text).withFolder { folder in
    var build = try await Build.prepare(Build.Options(folder: folder))
    #expect(!build.diagnostics.hasErrors, "\(build.diagnostics.map { $0.text() })")
    let output = folder.path(of: "Output")
    _ = try await build.write(to: output)
    return try readFolder(output).mapValues { String(decoding: $0, as: UTF8.self) }
  }
}

func readFolder(_ path: String) throws -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
    var isFolder: ObjCBool = false
    let file = "\(path)/\(name)"
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue
    else { continue }
    files[name] = [UInt8](try Data(contentsOf: URL(filePath: file)))
  }
  return files
}
