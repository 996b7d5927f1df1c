import Foundation
import Generator

/// A project in a folder of its own, removed with it.
final class ProjectOnDisk {
  let folder: ProjectFolder

  /// `text` holds files, each behind a line `-- PATH --`.
  init(_ text: String) throws {
    folder = ProjectFolder(
      path: FileManager.default.temporaryDirectory.path + "/helpgen-\(UUID().uuidString)")
    for part in ("\n" + text).components(separatedBy: "\n-- ").dropFirst() {
      let pieces = part.components(separatedBy: " --\n")
      try write(pieces.dropFirst().joined(separator: " --\n") + "\n", to: pieces[0])
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder.path) }

  func write(_ text: String, to path: String) throws {
    let target = folder.path(of: path)
    try FileManager.default.createDirectory(
      atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: target))
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: folder.path(of: path))
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.path(of: path))
  }

  func text(_ path: String) throws -> String {
    try String(contentsOfFile: folder.path(of: path), encoding: .utf8)
  }

  /// Commits everything, in a repository of the project's own.
  func commit() throws {
    if !exists(".git") { try git("init", "-q", "-b", "main") }
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", "All")
  }

  func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.path] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_AUTHOR_NAME": "Editor", "GIT_AUTHOR_EMAIL": "editor@example.com",
      "GIT_COMMITTER_NAME": "Editor", "GIT_COMMITTER_EMAIL": "editor@example.com",
      "GIT_CONFIG_GLOBAL": "/dev/null",
    ]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  static let small = """
    -- Content/site.yml --
    url: https://help.example.com/
    title: Help
    source: en
    languages: [en, es]
    variables: {fee: 9}
    -- Content/en/index.md --
    ---
    title: Help
    related: [buying/bid]
    ---
    Begin with [bidding](buying/bid.md#how).
    -- Content/en/buying/index.md --
    ---
    title: Buying
    ---
    -- Content/en/buying/bid.md --
    ---
    title: Place a bid
    questions: [how do I bid]
    updated: 2026-03-01
    ---
    The fee is {{fee}}.

    ## How

    See [paying](pay.md#cards).
    -- Content/en/buying/pay.md --
    ---
    title: Pay
    ---
    ## Cards

    All of them.

    ## Transfers

    See [bids](bid.md#how).
    -- Content/es/buying/index.md --
    ---
    title: Comprar
    ---
    -- Content/es/buying/pay.md --
    ---
    title: Pagar
    ---
    ## Tarjetas

    Todas.
    """
}
