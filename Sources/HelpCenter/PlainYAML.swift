/// The YAML that most front matter is, read in place: one `key: text` a line, each text plain or in
/// double quotes. Saves the tokens, events and nodes of a whole YAML parser.
///
/// Invariant: what is read here, Yams reads as the same nodes at the same places. So of all that
/// YAML gives a meaning to, nothing is accepted; a text with anything else is left to Yams:
/// 1. A key is ASCII letters and digits, begins with a letter, stands at the line's beginning and
///    only once.
/// 2. One colon and one space are between key and value.
/// 3. A plain text begins with an ASCII letter or digit or with a byte of another script, and has no
///    mark that can end it or mean something (`: # " \` and control characters).
/// 4. A quoted text ends with its line and has no quotation mark or backslash in it.
/// 5. Of characters beyond ASCII those are left out that libyaml takes for line ends or refuses.
struct PlainYAML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var entries: [(key: YAMLNode, value: YAMLNode)] = []

  /// The node of `bytes`, valid UTF-8 whose first line is `firstLine` of its file; nil where that is
  /// left to Yams.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) -> YAMLNode? {
    var reading = PlainYAML(bytes: bytes)
    var start = 0
    var line = firstLine
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      guard reading.readEntry(start..<end, line: line) else { return nil }
      start = end + 1
      line += 1
    }
    if reading.entries.isEmpty { return nil }
    return YAMLNode(value: .map(reading.entries), line: firstLine, column: 1)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func readEntry(_ line: Range<Int>, line number: Int) -> Bool {
    guard let colon = bytes[line].firstIndex(where: { !$0.isLetterOrDigit }),
      colon > line.lowerBound, colon - line.lowerBound < 64, bytes[line.lowerBound].isLetter,
      bytes[colon] == UInt8(ascii: ":"), colon + 2 < line.upperBound,
      bytes[colon + 1] == UInt8(ascii: " "), let text = text((colon + 2)..<line.upperBound)
    else { return false }
    let key = string(line.lowerBound..<colon)
    guard key != "null", !entries.contains(where: { $0.key.text == key }) else { return false }
    let column = colon + 3 - line.lowerBound
    entries.append(
      (
        YAMLNode(value: .scalar(key), line: number, column: 1),
        YAMLNode(value: text, line: number, column: column)
      ))
    return true
  }

  private func text(_ range: Range<Int>) -> YAMLNode.Value? {
    let quote = UInt8(ascii: "\"")
    if bytes[range.lowerBound] == quote {
      guard range.count >= 2, bytes[range.upperBound - 1] == quote else { return nil }
      let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
      return isReadable(inner, isQuoted: true) ? .scalar(string(inner)) : nil
    }
    let first = bytes[range.lowerBound]
    guard first.isLetterOrDigit || first >= 0x80, bytes[range.upperBound - 1] != UInt8(ascii: " "),
      isReadable(range, isQuoted: false)
    else { return nil }
    let text = string(range)
    return text == "null" ? .null : .scalar(text)
  }

  private func isReadable(_ range: Range<Int>, isQuoted: Bool) -> Bool {
    for index in range {
      let byte = bytes[index]
      let next = index + 1 < range.upperBound ? bytes[index + 1] : 0
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x7F: return false
      case UInt8(ascii: ":"), UInt8(ascii: "#"): if !isQuoted { return false }
      // C1 controls with U+0085; U+2028 and U+2029; private use, U+FEFF and noncharacters, but not
      // the wide forms of U+FF00 to U+FFBF; all beyond the basic plane.
      case 0xC2: if next < 0xA0 { return false }
      case 0xE2: if hasLineEnd(at: index) { return false }
      case 0xEE: return false
      case 0xEF: if next != 0xBC && next != 0xBD && next != 0xBE { return false }
      case 0xF0...: return false
      default: break
      }
    }
    return true
  }

  /// U+2028 or U+2029.
  private func hasLineEnd(at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index + 1] == 0x80
      && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  fileprivate var isLetterOrDigit: Bool {
    isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}
