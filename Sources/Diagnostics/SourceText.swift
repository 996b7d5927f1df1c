import Glibc

/// A text file of the project, as bytes of valid UTF-8, and the way from an offset to a place.
///
/// Offsets are used inside; line and column are worked out only for a problem, since most files
/// have none. Where lines begin is known beforehand, so that a file of a million lines, each with a
/// problem, takes no longer than a million files.
package struct SourceText: Hashable, Sendable {
  /// Relative to the project, with `/`.
  package let path: String
  package let bytes: [UInt8]
  /// The offset at which each line begins; there is at least one.
  private let lineStarts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    lineStarts = Self.lineStarts(in: bytes)
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The place of `length` bytes at byte `offset`. A range that goes over the line's end is cut there.
  package func place(offset: Int, length: Int = 1) -> Place {
    let offset = min(max(offset, 0), bytes.count)
    let line = self.line(at: offset)
    let lineStart = lineStarts[line - 1]
    let lineEnd = self.lineEnd(from: lineStart)
    let end = min(offset + length, max(lineEnd, offset))
    return Place(
      path: path, line: line, column: scalars(lineStart..<offset) + 1,
      length: scalars(offset..<end), excerpt: string(lineStart..<lineEnd))
  }

  /// The place of a line without its leading and trailing white space; `line` from 1.
  package func place(line: Int) -> Place {
    guard let range = range(ofLine: line) else {
      return Place(path: path, line: max(line, 1), column: 1)
    }
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let start = range.first { !isBlank(bytes[$0]) } ?? range.lowerBound
    let end = (range.last { !isBlank(bytes[$0]) } ?? range.lowerBound) + 1
    return place(offset: start, length: max(1, end - start))
  }

  /// The first place of `text` in lines `lines` (from 1), else the first of those lines.
  package func place(of text: String, inLines lines: ClosedRange<Int>) -> Place {
    guard let offset = offset(of: text, inLines: lines) else {
      return place(line: lines.lowerBound)
    }
    return place(offset: offset, length: text.utf8.count)
  }

  package func offset(of text: String, inLines lines: ClosedRange<Int>) -> Int? {
    guard !text.isEmpty, let first = range(ofLine: lines.lowerBound) else { return nil }
    let end = range(ofLine: lines.upperBound)?.upperBound ?? bytes.count
    let needle = Array(text.utf8)
    guard end - first.lowerBound >= needle.count else { return nil }
    return (first.lowerBound...(end - needle.count)).first { start in
      bytes[start..<(start + needle.count)].elementsEqual(needle)
    }
  }

  /// Byte range of a line without its line end; nil beyond the last line.
  package func range(ofLine line: Int) -> Range<Int>? {
    guard (1...lineStarts.count).contains(line) else { return nil }
    let start = lineStarts[line - 1]
    return start..<lineEnd(from: start)
  }

  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBytes { buffer in
      var start = 0
      while let base = buffer.baseAddress,
        let found = memchr(base + start, Int32(UInt8(ascii: "\n")), buffer.count - start)
      {
        start = base.distance(to: UnsafeRawPointer(found)) + 1
        starts.append(start)
      }
    }
    return starts
  }

  /// The number of the line that byte `offset` stands in, from 1.
  private func line(at offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  private func lineEnd(from start: Int) -> Int {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func scalars(_ range: Range<Int>) -> Int {
    guard !range.isEmpty else { return 0 }
    return bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
