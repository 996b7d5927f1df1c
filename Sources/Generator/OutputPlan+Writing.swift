import CFileSystem
import Foundation
import HelpCenter
import Theming

/// Writes the output as a whole or not at all.
///
/// 1. All files are made in a folder beside the output, so that no reader and no interruption ever
///    meets half of them.
/// 2. A file whose bytes are those of the old output is linked, not written: its modification time
///    stays, and a deployment that compares times sends only what changed.
/// 3. The two folders change places in one step of the file system; then the old one is removed.
/// 4. A folder that is not empty and was not written by helpgen is never replaced. What begins with
///    a dot at its top (`.git`, `.nojekyll`) is the user's and is carried over.
extension OutputPlan {
  package struct WriteReport: Sendable {
    package let written: Int
    package let unchanged: Int
  }

  func write(to output: String, progress: BuildProgress) async throws -> WriteReport {
    let target = URL(filePath: output).resolvingSymlinksInPath().path(percentEncoded: false)
    let output = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
    try Self.checkReplaceable(output)
    let staging = Self.stagingPath(of: output)
    let lock = try FolderLock(staging + ".lock")
    defer { lock.release() }
    try Disk.remove(staging)
    try Disk.makeFolder(staging)
    do {
      let results = try await make(in: staging, comparing: output, progress: progress)
      try Self.exchange(staging, output)
      try Disk.remove(staging)
      let unchanged = results.count { $0 }
      return WriteReport(written: results.count - unchanged, unchanged: unchanged)
    } catch {
      try? Disk.remove(staging)
      throw error
    }
  }

  /// Whether each file was unchanged.
  private func make(
    in staging: String, comparing output: String, progress: BuildProgress
  ) async throws -> [Bool] {
    progress.begin("writing", total: files.count)
    guard let new = OpenFolder(staging) else { throw DiskError("write to", staging) }
    defer { new.close() }
    let old = OpenFolder(output)
    defer { old?.close() }
    for folder in foldersOfFolders { try new.makeFolderOfFolders(folder) }
    return try await concurrentMap(files, state: PageWriter()) { file, writer in
      defer { progress.step() }
      try make(file, &writer)
      let path = file.path.filePath
      if let old, old.has(path, writer.bytes), old.link(path, into: new) { return true }
      try new.write(writer.bytes, toNew: path, inNewFolder: file.path.isPage)
      return false
    }
  }

  /// Folders that hold folders, each after the one it lies in; "" is the output.
  private var foldersOfFolders: [String] {
    var found: [Substring] = [""]
    for file in files {
      let parent = file.path.folder.parentFolder
      // Files that follow each other mostly lie in one.
      if parent != found.last { found.append(parent) }
    }
    return Set(found.map(String.init)).sorted()
  }

  private static func stagingPath(of output: String) -> String {
    let url = URL(filePath: output)
    return url.deletingLastPathComponent().path(percentEncoded: false)
      + ".\(url.lastPathComponent).helpgen"
  }

  private static func checkReplaceable(_ output: String) throws {
    guard let entries = try Disk.entries(of: output) else {
      if FileManager.default.fileExists(atPath: output) {
        throw DiskError("write to", output, reason: "it is a file")
      }
      return
    }
    if entries.isEmpty { return }
    let headers = try Disk.read(output + "/_headers") ?? []
    if headers.starts(with: Array(HostFiles.mark.utf8)) { return }
    throw DiskError(
      "replace", output, reason: "the folder is not empty and was not written by helpgen")
  }

  private static func exchange(_ staging: String, _ output: String) throws(DiskError) {
    guard Disk.isFolder(output) else {
      guard rename(staging, output) == 0 else { throw DiskError("write to", output) }
      return
    }
    for name in dotNames(in: output) {
      guard rename("\(output)/\(name)", "\(staging)/\(name)") == 0 else {
        throw DiskError("keep", "\(output)/\(name)")
      }
    }
    guard exchange_paths(staging, output) == 0 else {
      throw DiskError("write to", output)
    }
  }

  private static func dotNames(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix(".") }
  }
}

/// Keeps two builds from writing one output at a time. Released by the system if the build is killed.
private struct FolderLock {
  private let file: Int32

  init(_ path: String) throws(DiskError) {
    if let slash = path.lastIndex(of: "/") { try Disk.makeFolder(String(path[..<slash])) }
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw DiskError("write to", path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw DiskError("write to", path, reason: "another build is writing there")
    }
    unlink(path)
  }

  func release() { close(file) }
}
