import Diagnostics
import Foundation
import Generator
import HelpCenter
import Translations

/// A project in a folder of its own, with a git history where a test commits one.
final class ProjectOnDisk {
  let root: URL
  let project: URL
  /// Of the commits.
  var zone = "+0000"
  private var day = 0

  /// `text` holds the files, each behind a line `-- PATH --`. The project lies in `below` of the
  /// repository.
  init(_ text: String = "", below: String = "") throws {
    root = FileManager.default.temporaryDirectory.appending(
      path: "helpgen-test-\(UUID().uuidString)")
    project = below.isEmpty ? root : root.appending(path: below)
    try FileManager.default.createDirectory(at: project, withIntermediateDirectories: true)
    try write(Self.settings + text)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  private static let settings = """
    -- Content/site.yml --
    url: https://help.example.com/
    title: Help
    source: en
    languages: [en, fr, de]

    """

  func write(_ text: String) throws {
    for part in ("\n" + text).components(separatedBy: "\n-- ").dropFirst() {
      guard let end = part.range(of: " --\n") else { continue }
      let file = project.appending(path: String(part[..<end.lowerBound]))
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data((part[end.upperBound...] + "\n").utf8).write(to: file)
    }
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: project.appending(path: path), encoding: .utf8)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: project.appending(path: path))
  }

  /// Commits everything, each commit a day after the last, or on the day given.
  func commit(day chosen: Int? = nil) throws {
    if !FileManager.default.fileExists(atPath: root.appending(path: ".git").path) {
      try git("init", "-q", "-b", "main")
    }
    day = chosen ?? day + 1
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", "day \(day)")
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", root.path] + arguments
    let date = "2026-01-01T00:00:00Z"
    let time = Int((try? Date(date, strategy: .iso8601))?.timeIntervalSince1970 ?? 0) + day * 86_400
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_AUTHOR_NAME": "Editor", "GIT_AUTHOR_EMAIL": "editor@example.com",
      "GIT_COMMITTER_NAME": "Editor", "GIT_COMMITTER_EMAIL": "editor@example.com",
      "GIT_AUTHOR_DATE": "\(time) \(zone)", "GIT_COMMITTER_DATE": "\(time) \(zone)",
      "GIT_CONFIG_GLOBAL": "/dev/null",
    ]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  var folder: ProjectFolder { ProjectFolder(path: project.path) }

  func read() async throws -> (status: TranslationStatus, problems: [Diagnostic]) {
    let reading = try await TranslationReading.read(folder)
    guard let value = reading.value else { throw CocoaError(.fileReadCorruptFile) }
    return (TranslationStatus(value.translations, settings: value.settings), reading.diagnostics)
  }

  /// Every translation that exists by what it is, "fr/a/one stale".
  func states() async throws -> [String] {
    try await read().status.states
  }
}

extension TranslationStatus {
  var states: [String] {
    let cells = rows.flatMap(\.cells)
    return cells.compactMap { cell in
      cell.translation.map { "\($0.language)/\($0.path) \(cell.state.words)" }
    }.sorted() + orphans.map { "\($0.language)/\($0.path) orphan" }
  }

  /// The changes of the one stale translation.
  var changes: SourceChanges? {
    for cell in rows.flatMap(\.cells) {
      if case .stale(let changes?) = cell.judgement?.state { return changes }
    }
    return nil
  }
}
