/// Names in URLs and anchors made from titles, as GitHub makes them from headings: letters and
/// digits of every script stay, in lower case; spaces become hyphens; the rest goes.
package enum Slug {
  package static func of(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    var needsHyphen = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.belongsToSlug {
        if needsHyphen, !slug.isEmpty { slug.append("-") }
        needsHyphen = false
        slug.append(scalar)
      } else if scalar == "-" || scalar == "/" || scalar == "–" || scalar.properties.isWhitespace {
        needsHyphen = true
      }
    }
    return String(slug)
  }

  /// `slug`, or with the first number from 2 on behind it that is not in `taken`; adds it there.
  package static func unique(_ slug: String, among taken: inout Set<String>) -> String {
    if taken.insert(slug).inserted { return slug }
    var number = 2
    while !taken.insert("\(slug)-\(number)").inserted { number += 1 }
    return "\(slug)-\(number)"
  }
}

extension Unicode.Scalar {
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
