extension RawHTML {
  /// The tags and texts of `text`. What is not a whole tag is text.
  package static func tokens(of text: String) -> [Token] {
    var scanner = TagScanner(bytes: Array(text.utf8))
    return scanner.tokens()
  }
}

private struct TagScanner {
  let bytes: [UInt8]
  private var index = 0
  private var textStart = 0
  private var found: [RawHTML.Token] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func tokens() -> [RawHTML.Token] {
    while index < bytes.count {
      let start = index
      if bytes[index] == UInt8(ascii: "<"), let token = tag() {
        flushText(until: start)
        found.append(token)
        textStart = index
      } else {
        index = start + 1
      }
    }
    flushText(until: bytes.count)
    return found
  }

  private mutating func flushText(until end: Int) {
    guard textStart < end else { return }
    found.append(.text(string(textStart..<end)))
  }

  /// Reads from `<` on and moves behind the tag; nil when it is none.
  private mutating func tag() -> RawHTML.Token? {
    let start = index
    index += 1
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "!"): return comment()
    case UInt8(ascii: "?"): return skip(past: "?>") ? .comment : nil
    case UInt8(ascii: "/"):
      index += 1
      guard let name = name(), skip(past: ">") else { return nil }
      return .close(name: name.lowercased(), raw: string(start..<index))
    default:
      guard let name = name(), let attributes = attributes() else { return nil }
      return .open(name: name.lowercased(), attributes: attributes, raw: string(start..<index))
    }
  }

  /// A comment, a CDATA section or a declaration, each with an end of its own (CommonMark 0.30,
  /// 6.6).
  private mutating func comment() -> RawHTML.Token? {
    let ends = [("!--", "-->"), ("![CDATA[", "]]>"), ("!", ">")]
    guard let end = ends.first(where: { bytes[index...].starts(with: Array($0.0.utf8)) })?.1
    else { return nil }
    return skip(past: end) ? .comment : nil
  }

  private mutating func attributes() -> [RawHTML.Attribute]? {
    var attributes: [RawHTML.Attribute] = []
    while true {
      skipSpaces()
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return attributes
      }
      if bytes[index] == UInt8(ascii: "/") {
        index += 1
        continue
      }
      guard let name = name(until: Array("=/>\"'< \t\r\n".utf8)) else { return nil }
      skipSpaces()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
        attributes.append(RawHTML.Attribute(name: name.lowercased(), value: nil))
        continue
      }
      index += 1
      skipSpaces()
      guard let value = value() else { return nil }
      attributes.append(RawHTML.Attribute(name: name.lowercased(), value: value))
    }
  }

  private mutating func value() -> String? {
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return name(until: Array(" \t\r\n\"'=<>`".utf8))
    }
    index += 1
    guard let end = bytes[index...].firstIndex(of: quote) else { return nil }
    defer { index = end + 1 }
    return string(index..<end)
  }

  private mutating func name() -> String? {
    let start = index
    while index < bytes.count, bytes[index].isTagNameByte(first: index == start) { index += 1 }
    return start == index ? nil : string(start..<index)
  }

  private mutating func name(until stops: [UInt8]) -> String? {
    let start = index
    while index < bytes.count, !stops.contains(bytes[index]) { index += 1 }
    return start == index ? nil : string(start..<index)
  }

  private mutating func skipSpaces() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func skip(past end: String) -> Bool {
    let end = Array(end.utf8)
    while index + end.count <= bytes.count {
      if bytes[index..<(index + end.count)].elementsEqual(end) {
        index += end.count
        return true
      }
      index += 1
    }
    return false
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate func isTagNameByte(first: Bool) -> Bool {
    let isLetter = (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    return isLetter || !first && ((0x30...0x39).contains(self) || self == 0x2D)
  }
}
