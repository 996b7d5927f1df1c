/// What little helpgen needs to know of a URL's form (RFC 3986, 3).
package enum WebURL {
  /// Origin and path of an absolute http or https URL; the path begins and ends with `/`.
  package static func split(_ url: String) -> (origin: String, path: String)? {
    guard let scheme = scheme(of: url), scheme == "http" || scheme == "https",
      url.dropFirst(scheme.count).hasPrefix("://"), !url.contains(where: \.isWhitespace)
    else { return nil }
    let rest = url.dropFirst(scheme.count + 3)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.isEmpty, !host.contains("@") else { return nil }
    let path = rest.dropFirst(host.count).prefix { $0 != "?" && $0 != "#" }
    let folders = path.split(separator: "/").joined(separator: "/")
    return ("\(scheme)://\(host)", folders.isEmpty ? "/" : "/\(folders)/")
  }

  /// The scheme in lower case; nil for a relative reference. White space and control characters
  /// before and in it are passed over, as browsers do (WHATWG URL, 4.4).
  package static func scheme(of url: String) -> String? {
    var scheme = ""
    for scalar in url.unicodeScalars where scalar.value > 0x20 {
      switch scalar {
      case ":": return scheme.isEmpty ? nil : scheme.lowercased()
      case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": scheme.unicodeScalars.append(scalar)
      default: return nil
      }
    }
    return nil
  }

  /// Whether a page may link there: http, https, mailto, tel, sms, or a relative reference.
  package static func isSafe(_ url: String) -> Bool {
    guard let scheme = scheme(of: url) else { return true }
    return ["http", "https", "mailto", "tel", "sms"].contains(scheme)
  }
}
