package import Diagnostics
import Foundation
package import Importing

extension ProjectFolder {
  /// Every file below the folder, but those whose name begins with a dot; nil where there is no such
  /// folder. What is passed over is told: of an old site nothing is known, and a link in it may lead
  /// anywhere on this machine.
  package func importedFiles() throws(DiskError) -> Checked<[ImportFile]>? {
    guard Disk.isFolder(path) else { return nil }
    var reading = ImportReading(folder: self)
    try reading.read("", depth: 0)
    return Checked(reading.files, reading.problems)
  }
}

private struct ImportReading {
  let folder: ProjectFolder
  var files: [ImportFile] = []
  var problems: [Diagnostic] = []

  /// In bytes: no picture of an article is larger, and everything is kept in memory.
  private static let maximumSize = 64 << 20
  private static let maximumDepth = 32

  init(folder: ProjectFolder) { self.folder = folder }

  mutating func read(_ below: String, depth: Int) throws(DiskError) {
    for entry in try Disk.entries(of: folder.path(of: below)) ?? [] {
      let path = below.isEmpty ? entry.name : "\(below)/\(entry.name)"
      switch Disk.kind(of: folder.path(of: path)) {
      case .folder where entry.name == "node_modules": continue
      case .folder where depth == Self.maximumDepth:
        passOver(path, "folders are read \(Self.maximumDepth) deep")
      case .folder: try read(path, depth: depth + 1)
      case .file(let size) where size > Self.maximumSize:
        passOver(path, "a file may have \(Self.maximumSize >> 20) MB at most")
      case .file:
        if let bytes = try Disk.read(folder.path(of: path)) {
          files.append(ImportFile(path: path, bytes: bytes))
        }
      case .link: passOver(path, "symbolic links are not followed")
      case .other: passOver(path, "not a file")
      }
    }
  }

  private mutating func passOver(_ path: String, _ reason: String) {
    problems.append(.warning("not-imported", reason, at: Place(file: path)))
  }
}

extension Disk {
  fileprivate enum Kind {
    case folder
    case file(size: Int)
    case link
    /// Pipes and devices, which reading might wait for without end, and what is there no more.
    case other
  }

  /// Of the entry itself, not of what it may link to.
  fileprivate static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFLNK: return .link
    default: return .other
    }
  }
}
