import HelpCenter

/// The path of a request, decoded once. Nil for what no page of any site is called: an invalid or
/// hidden escape, a control character, a backslash, `.` and `..`.
///
/// Files are found by looking their whole path up among those of the build, so that nothing else
/// can be reached; refusing is for what only an attack or a mistake sends.
struct RequestPath {
  let text: String
  let query: String

  init?(target: String) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, path.hasPrefix("/"), !path.hasPrefix("//"),
      path.utf8.count <= 4096,
      let decoded = Self.decode(path)
    else { return nil }
    let isRefused = decoded.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || $0 == "\\"
    }
    let hasDots = decoded.split(separator: "/").contains { $0 == "." || $0 == ".." }
    guard !isRefused, !hasDots, !decoded.hasPrefix("//") else { return nil }
    text = decoded
    query = parts.count > 1 ? String(parts[1]) : ""
  }

  /// A value of the query, decoded; nil where it is not there.
  func value(_ name: String) -> String? {
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0] == name else { continue }
      return String(parts[1]).replacing("+", with: " ").removingPercentEncoding
    }
    return nil
  }

  private static func decode(_ path: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Substring(path).utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst()?.hexValue, let low = rest.popFirst()?.hexValue else {
        return nil
      }
      let decoded = high << 4 | low
      // An escaped slash would make two parts of what was written as one.
      if decoded == UInt8(ascii: "/") { return nil }
      bytes.append(decoded)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
