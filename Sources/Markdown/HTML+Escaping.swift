/// The one place where text becomes HTML.
package enum HTML {
  /// Appends `text` with `&`, `<`, `>` and `"` as character references: safe as text and inside a
  /// double-quoted attribute.
  package static func escape(_ text: String, into html: inout String) {
    var text = text
    let escaped = text.withUTF8 { bytes -> String? in
      guard bytes.contains(where: isSpecial) else { return nil }
      var escaped: [UInt8] = []
      escaped.reserveCapacity(bytes.count + 32)
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "&"): escaped += "&amp;".utf8
        case UInt8(ascii: "<"): escaped += "&lt;".utf8
        case UInt8(ascii: ">"): escaped += "&gt;".utf8
        case UInt8(ascii: "\""): escaped += "&quot;".utf8
        default: escaped.append(byte)
        }
      }
      return String(decoding: escaped, as: UTF8.self)
    }
    html += escaped ?? text
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22
  }

  package static func escaped(_ text: String) -> String {
    var html = ""
    escape(text, into: &html)
    return html
  }

  /// A URL as an attribute value: bytes that a URL may not hold are percent-encoded, as libcmark
  /// does it; what is percent-encoded already stays.
  package static func escapedURL(_ url: String) -> String {
    guard !url.utf8.allSatisfy(isPlainInURL) else { return url }
    var html = ""
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "&"): html += "&amp;"
      case UInt8(ascii: "'"): html += "&#x27;"
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        html.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        if safeInURL.contains(byte) {
          html.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          html += "%" + hexadecimal(byte >> 4) + hexadecimal(byte & 15)
        }
      }
    }
    return html
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
