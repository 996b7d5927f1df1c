/// The one place where text becomes HTML.
package enum HTML {
  /// Appends `text` with `&`, `<`, `>` and `"` as character references: safe as text and inside a
  /// double-quoted attribute.
  package static func escape(_ text: String, into html: inout String) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      !bytes.contains { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }
    }
    guard !isPlain else {
      html += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }

  package static func escaped(_ text: String) -> String {
    var html = ""
    escape(text, into: &html)
    return html
  }

  /// A URL as an attribute value: bytes that a URL may not hold are percent-encoded, as libcmark
  /// does it; what is percent-encoded already stays.
  package static func escapedURL(_ url: String) -> String {
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

  private static let safeInURL = Set("!#$%()*+,-./:;=?@_~".utf8)

  private static func hexadecimal(_ digit: UInt8) -> String {
    String(digit, radix: 16, uppercase: true)
  }
}
