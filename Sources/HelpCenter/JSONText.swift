/// JSON as it is written: members in the order given, so that the same value has the same bytes.
package indirect enum JSONText: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSONText])
  case object([(String, JSONText)])

  package static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }
  package static func strings(_ texts: some Sequence<String>) -> JSONText {
    .array(texts.map { .string($0) })
  }

  /// Members whose value is null are left out.
  package static func members(_ members: [(String, JSONText)]) -> JSONText {
    .object(
      members.filter { member in
        if case .null = member.1 { return false }
        return true
      })
  }

  /// One line. `<`, `>` and `&` are escaped, so that it may stand inside a `<script>` element
  /// (HTML Standard, 4.12.1.3).
  package var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .number(let number): text += String(number)
    case .string(let string): Self.write(string, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    }
  }

  /// RFC 8259, 7.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    var string = string
    let isPlain = string.withUTF8 { bytes in
      !bytes.indices.contains { index in
        switch bytes[index] {
        case 0..<0x20, 0x22, 0x26, 0x3C, 0x3E, 0x5C: true
        // U+2028 and U+2029, but not the dashes and quotation marks beside them.
        case 0xE2: bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
        default: false
        }
      }
    }
    if isPlain {
      text += string
    } else {
      for scalar in string.unicodeScalars { write(scalar, to: &text) }
    }
    text += "\""
  }

  private static func write(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
}
