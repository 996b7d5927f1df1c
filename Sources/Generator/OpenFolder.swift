import CFileSystem
import Foundation

/// A folder in which many files are written, kept open, so that the system looks up its own path once
/// and not for each of them. Used by writing alone.
struct OpenFolder: Sendable {
  private let path: String
  private let file: Int32

  /// Nil where there is no such folder.
  init?(_ path: String) {
    file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    self.path = path
  }

  func close() { Foundation.close(file) }

  /// Whether there is a file `name`, a path below the folder, with these bytes.
  func has(_ name: String, _ bytes: [UInt8]) -> Bool {
    var status = stat()
    guard fstatat(file, name, &status, 0) == 0, Int(status.st_size) == bytes.count
    else { return false }
    return (try? Disk.read("\(path)/\(name)")) == bytes
  }

  /// Whether the file could be given the same name in `other` too.
  func link(_ name: String, into other: OpenFolder) -> Bool {
    if linkat(file, name, other.file, name, 0) == 0 { return true }
    guard errno == ENOENT, (try? other.makeFolder(above: name)) != nil else { return false }
    return linkat(file, name, other.file, name, 0) == 0
  }

  /// Writes a file and makes the folders above it where they are missing: most files share theirs
  /// with another, so it is cheaper to be told than to ask. Where its own folder most likely is
  /// missing, as that of a page, it is made at once.
  func write(
    _ bytes: [UInt8], toNew name: String, inNewFolder isInNewFolder: Bool
  ) throws(DiskError) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    if isInNewFolder, let folder = name.parentFolder { mkdirat(file, folder, 0o755) }
    var new = openat(file, name, flags, 0o644)
    if new < 0, errno == ENOENT {
      try makeFolder(above: name)
      new = openat(file, name, flags, 0o644)
    }
    let path = { "\(self.path)/\(name)" }
    guard new >= 0 else { throw DiskError("write", path()) }
    try Disk.writeAll(bytes, to: new, path)
  }

  /// Makes a folder in which many others will lie, each with a file or two; "" is this one.
  ///
  /// Left to itself, ext4 makes new files in the first group of its disk that has room, going through
  /// the group from its beginning for each of them; without a journal that passes over every file
  /// deleted in the last minutes (Linux, fs/ext4/ialloc.c, `find_inode_bit`), such as those of the
  /// output before this one. Folders that are spread lie in many groups.
  func makeFolderOfFolders(_ name: String) throws(DiskError) {
    if !name.isEmpty { try Disk.makeFolder("\(path)/\(name)") }
    guard let folder = OpenFolder("\(path)/\(name)") else { return }
    spread_folders(folder.file)
    folder.close()
  }

  private func makeFolder(above name: String) throws(DiskError) {
    if let folder = name.parentFolder { try Disk.makeFolder("\(path)/\(folder)") }
  }
}

extension String {
  /// Nil for a name without a folder.
  fileprivate var parentFolder: String? {
    let folder = self[...].parentFolder
    return folder.isEmpty ? nil : String(folder)
  }
}

extension Substring {
  /// Empty for a name without a folder.
  var parentFolder: Substring {
    self[..<(utf8.lastIndex(of: UInt8(ascii: "/")) ?? startIndex)]
  }
}
