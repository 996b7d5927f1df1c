/// Names in URLs and anchors made from titles, as GitHub makes them from headings: letters and
/// digits of every script stay, in lower case; spaces become hyphens; the rest goes.
package enum Slug {
  package static func of(_ text: String) -> String {
    var writing = SlugWriting()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{0}"..."\u{7F}": writing.add(ascii: UInt8(scalar.value))
      case _ where scalar.hasNoCase || scalar.isSmallLatin: writing.add(scalar)
      default:
        for scalar in scalar.properties.lowercaseMapping.unicodeScalars { writing.add(scalar) }
      }
    }
    return String(decoding: writing.bytes, as: UTF8.self)
  }

  /// `slug`, or with the first number from 2 on behind it that is not in `taken`; adds it there.
  package static func unique(_ slug: String, among taken: inout TakenNames) -> String {
    if taken.insert(slug) { return slug }
    var number = 2
    while !taken.insert("\(slug)-\(number)") { number += 1 }
    return "\(slug)-\(number)"
  }
}

/// Names that are given out, told apart as URLs and browsers do it: by their bytes. A set of texts
/// would normalize each that is not of ASCII, to find texts that only look alike.
package struct TakenNames: Sendable {
  private struct Name: Hashable {
    var text: String

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    static func == (a: Name, b: Name) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }
  }

  private var names: Set<Name>

  package init(_ names: [String] = []) { self.names = Set(names.map { Name(text: $0) }) }

  /// False when it is there already.
  package mutating func insert(_ name: String) -> Bool { names.insert(Name(text: name)).inserted }
}

/// A slug under construction, as UTF-8.
private struct SlugWriting {
  private(set) var bytes: [UInt8] = []
  private var needsHyphen = false

  mutating func add(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      join()
      bytes.append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      join()
      bytes.append(byte | 0x20)
    case UInt8(ascii: "-"), UInt8(ascii: "/"), 0x20, 0x09...0x0D: needsHyphen = true
    default: break
    }
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    if scalar.hasNoCase || scalar.isSmallLatin || scalar.belongsToSlug {
      join()
      bytes.append(contentsOf: UTF8.encode(scalar)!)
    } else if scalar == "–" || scalar.properties.isWhitespace {
      needsHyphen = true
    }
  }

  private mutating func join() {
    if needsHyphen, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
    needsHyphen = false
  }
}

extension Unicode.Scalar {
  /// Kana, Han and Hangul letters, known without asking Unicode's tables.
  fileprivate var hasNoCase: Bool {
    switch value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FEF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// A small letter of Latin-1, as most beyond ASCII in the languages of western Europe are.
  fileprivate var isSmallLatin: Bool {
    switch value {
    case 0xDF...0xF6, 0xF8...0xFF: true
    default: false
    }
  }

  /// A letter, digit, mark or underscore; ASCII, which most are, without asking Unicode's tables.
  fileprivate var belongsToSlug: Bool {
    switch self {
    case "a"..."z", "0"..."9", "_": return true
    case "\u{0}"..."\u{7F}": return false
    default:
      return properties.isAlphabetic || properties.numericType != nil
        || properties.generalCategory == .nonspacingMark
    }
  }
}
