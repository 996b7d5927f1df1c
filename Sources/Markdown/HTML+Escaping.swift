/// The one place where text becomes HTML.
package enum HTML {
  /// Appends `text` with `&`, `<`, `>` and `"` as character references: safe as text and inside a
  /// double-quoted attribute. Control characters, which HTML does not allow (HTML Standard, 13.2.3.5),
  /// become U+FFFD.
  package static func escape(_ text: String, into html: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      guard hasSpecial(bytes) else { return html.append(contentsOf: bytes) }
      append(bytes, to: &html, replacing: reference)
    }
  }

  /// The same of HTML as an author wrote it: its character references stay, and only `characters` of
  /// ASCII are escaped.
  static func escape(_ text: String, only characters: String, into html: inout [UInt8]) {
    let escaped = Array(characters.utf8)
    var text = text
    text.withUTF8 { bytes in
      append(bytes, to: &html) { byte in
        byte < 0x20 || escaped.contains(byte) ? reference(for: byte) : nil
      }
    }
  }

  /// Appends the bytes with what `replacement` gives in the place of those for which it gives any.
  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to html: inout [UInt8],
    replacing replacement: (UInt8) -> String?
  ) {
    var plain = 0
    for index in bytes.indices {
      guard let text = replacement(bytes[index]) else { continue }
      html.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain..<index]))
      html += text
      plain = index + 1
    }
    html.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain...]))
  }

  private static func hasSpecial(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in bytes {
      found |=
        byte.matches(0x26) | byte.matches(0x3C) | byte.matches(0x3E) | byte.matches(0x22)
        | (byte < 0x20 ? 1 : 0) | byte.matches(0x7F)
    }
    return found != 0
  }

  private static func reference(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    // White space of ASCII (Infra Standard, 4.6) is none of them.
    case 0x09, 0x0A, 0x0C, 0x0D: nil
    case 0..<0x20, 0x7F: "\u{FFFD}"
    default: nil
    }
  }

  package static func escaped(_ text: String) -> String {
    var html: [UInt8] = []
    escape(text, into: &html)
    return String(decoding: html, as: UTF8.self)
  }

  /// Appends a URL as an attribute value: bytes that a URL may not hold are percent-encoded, as
  /// libcmark does it; what is percent-encoded already stays.
  static func escape(url: String, into html: inout [UInt8]) {
    guard !url.utf8.allSatisfy(isPlainInURL) else {
      html += url
      return
    }
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "&"): html += "&amp;"
      case UInt8(ascii: "'"): html += "&#x27;"
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        html.append(byte)
      default:
        if safeInURL.contains(byte) {
          html.append(byte)
        } else {
          html += "%"
          html += hexadecimal(byte >> 4)
          html += hexadecimal(byte & 15)
        }
      }
    }
  }

  private static func isPlainInURL(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  private static let safeInURL = Set("!#$%()*+,-./:;=?@_~".utf8)

  private static func hexadecimal(_ digit: UInt8) -> String {
    String(digit, radix: 16, uppercase: true)
  }
}
