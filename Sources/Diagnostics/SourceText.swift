/// A text file of the project, as bytes of valid UTF-8, and the way from an offset to a place.
///
/// Offsets are used inside; line and column are worked out only for a problem, since most files
/// have none.
package struct SourceText: Hashable, Sendable {
  /// Relative to the project, with `/`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The place of `length` bytes at byte `offset`. A range that goes over the line's end is cut there.
  package func place(offset: Int, length: Int = 1) -> Place {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = 0
    for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
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
    guard line >= 1 else { return nil }
    var start = 0
    var current = 1
    while current < line {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
      current += 1
    }
    return start..<lineEnd(from: start)
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
