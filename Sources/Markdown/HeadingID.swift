/// The `{#id}` at the end of a heading.
enum HeadingID {
  /// Removes it from `inlines` and returns the id; nil when there is none. An id has no white
  /// space, quotes or braces.
  static func take(from inlines: inout [Inline]) -> String? {
    guard case .text(let text)? = inlines.last, text.hasSuffix("}"),
      let open = text.range(of: "{#")
    else { return nil }
    let id = text[open.upperBound...].dropLast()
    let isValid = !id.isEmpty && id.allSatisfy { !$0.isWhitespace && !"\"'<>{}#&".contains($0) }
    guard isValid else { return nil }
    let before = text[..<open.lowerBound]
    let trimmed = String(before.reversed().drop { $0 == " " }.reversed())
    inlines.removeLast()
    if !trimmed.isEmpty { inlines.append(.text(trimmed)) }
    return String(id)
  }
}

extension StringProtocol {
  fileprivate func range(of needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) {
        return start..<index(start, offsetBy: needle.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
