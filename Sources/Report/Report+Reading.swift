import Foundation

extension Report {
  /// A file that cannot be read.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Bytes of a line; a longer one is broken.
  private static let lineLimit = 1 << 20

  /// Adds the events of a file of JSON Lines, `-` for standard input, without holding it in memory.
  package mutating func read(_ path: String) throws(Failure) {
    let file: FileHandle
    if path == "-" {
      file = .standardInput
    } else {
      guard let opened = FileHandle(forReadingAtPath: path) else {
        throw Failure(description: "cannot read \"\(path)\": \(String(cString: strerror(errno)))")
      }
      file = opened
    }
    defer { try? file.close() }
    var lines = LineSplitting(limit: Self.lineLimit)
    while true {
      let chunk: Data?
      do { chunk = try file.read(upToCount: 1 << 20) } catch {
        throw Failure(description: "cannot read \"\(path)\": \(error.localizedDescription)")
      }
      guard let chunk, !chunk.isEmpty else { break }
      lines.take(chunk) { add($0, line: $1, file: path) }
    }
    lines.finish { add($0, line: $1, file: path) }
  }

  /// `bytes` is nil where the line was too long.
  private mutating func add(_ bytes: Data?, line: Int, file: String) {
    guard let bytes else {
      return addBroken(BrokenLine(file: file, line: line, reason: "longer than 1 MB"))
    }
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    do {
      add(try JSONDecoder().decode(EventRecord.self, from: bytes))
    } catch {
      addBroken(BrokenLine(file: file, line: line, reason: Self.reason(error)))
    }
  }

  private static func reason(_ error: any Error) -> String {
    guard case DecodingError.typeMismatch(_, let context) = error,
      let key = context.codingPath.first
    else { return "not a JSON object" }
    return "\"\(key.stringValue)\" has another type than events have"
  }
}

/// Cuts chunks into lines.
private struct LineSplitting {
  private let limit: Int
  private var rest = Data()
  private var isTooLong = false
  private var line = 0

  init(limit: Int) { self.limit = limit }

  mutating func take(_ chunk: Data, _ body: (Data?, Int) -> Void) {
    var start = chunk.startIndex
    while let end = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) {
      append(chunk[start..<end])
      tell(body)
      start = end + 1
    }
    append(chunk[start...])
  }

  mutating func finish(_ body: (Data?, Int) -> Void) {
    if !rest.isEmpty || isTooLong { tell(body) }
  }

  private mutating func append(_ bytes: Data) {
    if rest.count + bytes.count > limit {
      isTooLong = true
      rest = Data()
    } else if !isTooLong {
      rest.append(bytes)
    }
  }

  private mutating func tell(_ body: (Data?, Int) -> Void) {
    line += 1
    body(isTooLong ? nil : rest, line)
    rest = Data()
    isTooLong = false
  }
}
