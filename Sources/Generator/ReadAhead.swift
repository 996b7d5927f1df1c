import Foundation

/// Tells the system which files will be read, so that they are on their way while others are parsed:
/// a disk answers many requests at once, and parsing makes them one after another.
///
/// Only a hint: what cannot be opened is left to whoever reads it.
enum ReadAhead {
  private static let requestsAtOnce = 16

  /// Returns at once. `paths` in the order in which they will be read.
  static func begin(_ paths: [String]) {
    for first in 0..<min(requestsAtOnce, paths.count) {
      let thread = Thread {
        for index in stride(from: first, to: paths.count, by: requestsAtOnce) {
          let file = open(paths[index], O_RDONLY | O_NONBLOCK | O_CLOEXEC)
          guard file >= 0 else { continue }
          posix_fadvise(file, 0, 0, POSIX_FADV_WILLNEED)
          close(file)
        }
      }
      thread.stackSize = 1 << 16
      thread.start()
    }
  }
}

extension Scan {
  /// See `ReadAhead`.
  func beginReading(_ folder: ProjectFolder) {
    ReadAhead.begin(files.map { folder.path(of: $0.path) })
  }
}
