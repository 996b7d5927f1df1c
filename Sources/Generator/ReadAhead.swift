import Foundation

/// Tells the system which files will be read, so that they are on their way while others are parsed:
/// a disk answers many requests at once, and parsing makes them one after another.
///
/// Only a hint: what cannot be opened is left to whoever reads it.
enum ReadAhead {
  private static let requestsAtOnce = 16
  private static let samples = 16

  /// Returns at once. `paths` in the order in which they will be read. Does nothing where the files
  /// seem to be in memory already, as after an earlier build.
  static func begin(_ paths: [String]) {
    let sample = (0..<samples).map { $0 * paths.count / samples }
    guard !paths.isEmpty, !sample.allSatisfy({ isInMemory(paths[$0]) }) else { return }
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

  /// Whether the first page of a file is in the page cache (mincore(2)).
  private static func isInMemory(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    guard let page = mmap(nil, 1, PROT_READ, MAP_SHARED, file, 0), page != MAP_FAILED else {
      return false
    }
    defer { munmap(page, 1) }
    var state: UInt8 = 0
    return mincore(page, 1, &state) == 0 && state & 1 == 1
  }
}

extension Scan {
  /// See `ReadAhead`.
  func beginReading(_ folder: ProjectFolder) {
    ReadAhead.begin(files.map { folder.path(of: $0.path) })
  }
}
