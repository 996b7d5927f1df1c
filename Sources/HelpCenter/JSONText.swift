import Markdown

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
    var json: [UInt8] = []
    append(to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  /// The same as bytes of a file or page.
  package func append(to json: inout [UInt8]) {
    switch self {
    case .null: json += "null"
    case .bool(let bool): json += bool ? "true" : "false"
    case .number(let number): json += String(number)
    case .string(let string): Self.append(string, to: &json)
    case .array(let values):
      json += "["
      for (index, value) in values.enumerated() {
        if index > 0 { json += "," }
        value.append(to: &json)
      }
      json += "]"
    case .object(let members):
      json += "{"
      for member in members { json.appendMember(member.0, member.1) }
      json += "}"
    }
  }

  /// RFC 8259, 7.
  fileprivate static func append(_ string: String, to json: inout [UInt8]) {
    json += "\""
    var string = string
    string.withUTF8 { bytes in
      // U+2028 and U+2029 begin with 0xE2, as dashes and quotation marks do.
      guard mayNeedEscape(bytes) else { return json.append(contentsOf: bytes) }
      var index = 0
      while index < bytes.count {
        if bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0xA8 {
          json += bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
          index += 3
        } else {
          append(bytes[index], to: &json)
          index += 1
        }
      }
    }
    json += "\""
  }

  private static func mayNeedEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in bytes {
      found |=
        (byte < 0x20 ? 1 : 0) | byte.matches(0x22) | byte.matches(0x26) | byte.matches(0x3C)
        | byte.matches(0x3E) | byte.matches(0x5C) | byte.matches(0xE2)
    }
    return found != 0
  }

  private static func append(_ byte: UInt8, to json: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): json += "\\\""
    case UInt8(ascii: "\\"): json += "\\\\"
    case UInt8(ascii: "\n"): json += "\\n"
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0..<0x20:
      json += byte < 0x10 ? "\\u000" : "\\u00"
      json += String(byte, radix: 16)
    default: json.append(byte)
    }
  }
}

extension [UInt8] {
  /// Appends a member to an object that is begun, with a comma behind the one before it.
  package mutating func appendMember(_ name: String, _ value: JSONText) {
    appendName(name)
    value.append(to: &self)
  }

  /// The same for what stands on every page. What is nil is left out.
  package mutating func appendMember(_ name: String, _ text: String?) {
    guard let text else { return }
    appendName(name)
    JSONText.append(text, to: &self)
  }

  private mutating func appendName(_ name: String) {
    if last != UInt8(ascii: "{") { self += "," }
    JSONText.append(name, to: &self)
    self += ":"
  }
}
