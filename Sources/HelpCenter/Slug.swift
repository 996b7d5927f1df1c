/// Names in URLs and anchors made from titles, as GitHub makes them from headings: letters and
/// digits of every script stay, in lower case; spaces become hyphens; the rest goes.
package enum Slug {
  package static func of(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    var needsHyphen = false
    for scalar in text.lowercased().unicodeScalars {
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark || scalar == "_" {
        if needsHyphen, !slug.isEmpty { slug.append("-") }
        needsHyphen = false
        slug.append(scalar)
      } else if scalar.properties.isWhitespace || scalar == "-" || scalar == "/" || scalar == "–" {
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
