import Foundation
import Generator

/// `.helpgen/events.jsonl`: what readers of the preview did, a line each. Only the preview's actor
/// uses it, one event at a time.
struct EventLog: Sendable {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Bytes after which no more is written: an editor's trials are far fewer, a loop is stopped.
  private static let sizeLimit = 64 << 20

  private let path: String
  /// The last fifty lines, oldest first.
  private(set) var latest: [String]

  init(_ folder: ProjectFolder) {
    path = folder.path(of: ".helpgen/events.jsonl")
    let end = Self.end(of: path, length: 256 << 10)
    latest = end.split(separator: "\n").suffix(50).map(String.init)
  }

  /// Writes the line with one call and returns once it is on the disk.
  mutating func append(_ event: Event) throws(Failure) {
    let folder = (path as NSString).deletingLastPathComponent
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure() }
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    // Another preview of the project may be in the middle of a line.
    guard flock(file, LOCK_EX) == 0 else { throw failure() }
    let size = lseek(file, 0, SEEK_END)
    guard size <= Self.sizeLimit else {
      throw Failure(description: "\".helpgen/events.jsonl\" is full, remove it to go on")
    }
    // A line that an interruption cut short is ended, so that this one stays whole.
    var last: UInt8 = UInt8(ascii: "\n")
    if size > 0 { pread(file, &last, 1, size - 1) }
    let bytes = Array(((last == UInt8(ascii: "\n") ? "" : "\n") + event.line + "\n").utf8)
    guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else { throw failure() }
    latest = latest.suffix(49) + [event.line]
  }

  private func failure() -> Failure {
    Failure(
      description: "cannot write \".helpgen/events.jsonl\": \(String(cString: strerror(errno)))")
  }

  private static func end(of path: String, length: Int) -> String {
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else {
      return ""
    }
    defer { try? file.close() }
    let start = size > UInt64(length) ? size - UInt64(length) : 0
    try? file.seek(toOffset: start)
    let text = String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
    return start == 0 ? text : String(text.drop { $0 != "\n" })
  }
}
