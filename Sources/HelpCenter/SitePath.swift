import Markdown

/// The path of a page or file below the site's root. The only maker of URLs.
///
/// Invariant: components are not empty, hold no `/`, and are neither `.` nor `..`, so that no path
/// leaves the output folder.
package struct SitePath: Hashable, Sendable {
  /// The components with `/` between them.
  private let text: String
  /// The same percent-encoded, nil where that is the same text. Made once, since a page names some
  /// twenty addresses.
  private let encoded: String?
  /// A page is a folder with an `index.html` in it, and its URL ends in `/`.
  package let isPage: Bool

  /// The page of these folders; none is the root.
  package static func page(_ components: String...) -> SitePath {
    SitePath(joining: components, isPage: true)
  }

  package static func file(_ components: String...) -> SitePath {
    SitePath(joining: components, isPage: false)
  }

  private init(joining components: [String], isPage: Bool) {
    precondition(components.allSatisfy(Self.isValid), "invalid path components \(components)")
    text = components.joined(separator: "/")
    encoded = Self.encoded(text)
    self.isPage = isPage
  }

  /// A path written by an author, `/en/old/` or `en/old.html`; nil when it leaves the site or is
  /// a whole URL. A last component with a file name extension is a file.
  package init?(written text: String) {
    let path = text.prefix { $0 != "#" && $0 != "?" }
    let parts = path.split(separator: "/").map { String($0).removingPercentEncoding }
    guard !path.contains("://"), !text.hasPrefix("//"), parts.allSatisfy(Self.isValid)
    else { return nil }
    self.init(joining: parts, isPage: path.hasSuffix("/") || parts.last?.hasFileExtension != true)
  }

  package var components: [String] { text.split(separator: "/").map(String.init) }

  private static func isValid(_ component: String) -> Bool {
    !component.isEmpty && component != "." && component != ".."
      && !component.utf8.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 || $0 == 0x7F }
  }

  private init(_ path: SitePath, appending component: String, isPage: Bool) {
    precondition(Self.isValid(component), "invalid path component \(component)")
    text = path.text.isEmpty ? component : path.text + "/" + component
    let last = Self.encoded(component)
    if let folder = path.encoded ?? (last == nil ? nil : path.text) {
      encoded = (folder.isEmpty ? "" : folder + "/") + (last ?? component)
    } else {
      encoded = nil
    }
    self.isPage = isPage
  }

  package func appending(page component: String) -> SitePath {
    SitePath(self, appending: component, isPage: true)
  }

  package func appending(file component: String) -> SitePath {
    SitePath(self, appending: component, isPage: false)
  }

  /// The file in the output folder.
  package var filePath: String {
    guard isPage else { return text }
    return text.isEmpty ? "index.html" : text + "/index.html"
  }

  /// The folder of the output in which the file lies; empty for the output itself.
  package var folder: Substring {
    isPage ? text[...] : text[..<(text.utf8.lastIndex(of: UInt8(ascii: "/")) ?? text.startIndex)]
  }

  /// The URL below a base path that begins and ends with `/`, percent-encoded (RFC 3986, 3.3).
  package func url(base: String = "/") -> String {
    isPage && !text.isEmpty ? base + (encoded ?? text) + "/" : base + (encoded ?? text)
  }

  /// Appends the URL to a page: it holds nothing that HTML or JSON escape.
  package func appendURL(base: String, to bytes: inout [UInt8]) {
    bytes += base
    bytes += encoded ?? text
    if isPage, !text.isEmpty { bytes += "/" }
  }

  /// With everything but unreserved characters and `/` percent-encoded; nil where there is nothing
  /// to encode.
  private static func encoded(_ path: String) -> String? {
    let isPlain = { (byte: UInt8) in isUnreserved(byte) || byte == UInt8(ascii: "/") }
    guard !path.utf8.allSatisfy(isPlain) else { return nil }
    var encoded = ""
    for byte in path.utf8 {
      if isPlain(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }

  /// A value in a query: everything but unreserved characters and `/` percent-encoded
  /// (RFC 3986, 2.3 and 3.4).
  package static func queryValue(_ text: String) -> String {
    encoded(text) ?? text
  }

  /// RFC 3986, 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

extension SitePath: Comparable {
  package static func < (a: SitePath, b: SitePath) -> Bool { a.filePath < b.filePath }
}

extension String {
  fileprivate var hasFileExtension: Bool {
    guard let dot = lastIndex(of: "."), dot != startIndex else { return false }
    return index(after: dot) < endIndex
  }

  /// With `%41` read as `A`; the text itself where that is not valid UTF-8.
  package var removingPercentEncoding: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    let bytes = Array(utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isEscape = bytes[index] == UInt8(ascii: "%") && index + 2 < bytes.count
      let digits = isEscape ? String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self) : ""
      if isEscape, let byte = UInt8(digits, radix: 16) {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self) ?? self
  }
}
