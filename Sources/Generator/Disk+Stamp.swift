import Foundation

extension Disk {
  /// By which a file is known to be the one that was read: any writing of it changes one of these.
  struct Stamp: Hashable, Sendable {
    /// Nanoseconds since 1970.
    var modified = 0
    var changed = 0
    var size = 0
    var inode = 0
  }

  /// All zero where there is no file.
  static func stamp(_ path: String) -> Stamp {
    var status = stat()
    guard stat(path, &status) == 0 else { return Stamp() }
    return Stamp(
      modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec,
      changed: status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec,
      size: Int(status.st_size), inode: Int(status.st_ino))
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
