import Diagnostics

/// One `{{tag}}` of a template, for checking; rendering is swift-mustache's.
struct TemplateTag {
  enum Kind {
    case value, section, inverted, end, partial, parent, block, comment
  }

  let kind: Kind
  let name: String
  /// Byte offset of the name in the file.
  let offset: Int
  /// The whole tag with its braces.
  let range: Range<Int>
  /// `{{{name}}}` or `{{&name}}`
  let isRaw: Bool

  func place(in source: SourceText) -> Place {
    source.place(offset: offset, length: name.utf8.count)
  }

  static func tags(of source: SourceText) -> [TemplateTag] {
    let bytes = source.bytes
    var tags: [TemplateTag] = []
    var index = 0
    while let open = bytes.firstRange(of: "{{", from: index) {
      guard let close = bytes.firstRange(of: "}}", from: open.upperBound) else { break }
      let isTriple = open.upperBound < bytes.count && bytes[open.upperBound] == UInt8(ascii: "{")
      let end = isTriple && close.upperBound < bytes.count ? close.upperBound + 1 : close.upperBound
      tags.append(tag(bytes, open.upperBound..<close.lowerBound, whole: open.lowerBound..<end))
      index = end
    }
    return tags
  }

  private static func tag(_ bytes: [UInt8], _ range: Range<Int>, whole: Range<Int>) -> TemplateTag {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    var start = range.first { !isSpace(bytes[$0]) } ?? range.upperBound
    let first = start < range.upperBound ? bytes[start] : 0
    let kind: Kind
    switch first {
    case UInt8(ascii: "#"): kind = .section
    case UInt8(ascii: "^"): kind = .inverted
    case UInt8(ascii: "/"): kind = .end
    case UInt8(ascii: ">"): kind = .partial
    case UInt8(ascii: "<"): kind = .parent
    case UInt8(ascii: "$"): kind = .block
    case UInt8(ascii: "!"): kind = .comment
    default: kind = .value
    }
    let marks = Array("#^/><$!{& ".utf8)
    while start < range.upperBound, marks.contains(bytes[start]) { start += 1 }
    var end = range.upperBound
    while end > start, isSpace(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "}") { end -= 1 }
    return TemplateTag(
      kind: kind, name: String(decoding: bytes[start..<end], as: UTF8.self), offset: start,
      range: whole, isRaw: first == UInt8(ascii: "{") || first == UInt8(ascii: "&"))
  }
}
