/// The tags of rendered HTML, read without the code under test: what a browser would see, as far as
/// balance and names go.
struct Tags {
  /// Everything that an article's body may hold, by the contract between renderer and theme.
  private static let elements = Set(
    """
    a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt \
    em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp \
    small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
    """.split(separator: " ").map(String.init))

  private static let attributes = Set(
    """
    alt cite class colspan datetime decoding dir height href hreflang id lang loading open reversed \
    role rowspan scope span src start tabindex title value width
    """.split(separator: " ").map(String.init))

  private static let void: Set<String> = ["br", "col", "hr", "img", "wbr"]

  /// What is wrong with `html`: a foreign element or attribute, a tag without its partner.
  static func faults(in html: String) -> [String] {
    var faults: [String] = []
    var open: [String] = []
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      guard let tag = Tag(takingFrom: &rest) else {
        faults.append("stray <")
        rest = rest.dropFirst()
        continue
      }
      if !elements.contains(tag.name) { faults.append("element \(tag.name)") }
      faults += tag.attributes.filter { !attributes.contains($0) }.map { "attribute \($0)" }
      if tag.isClosing {
        if open.popLast() != tag.name { faults.append("unbalanced </\(tag.name)>") }
      } else if !void.contains(tag.name) {
        open.append(tag.name)
      }
    }
    return faults + open.map { "open <\($0)>" }
  }
}

private struct Tag {
  var name: String
  var attributes: [String] = []
  var isClosing: Bool

  /// Nil unless `text` begins with a whole tag; else `text` is what follows it.
  init?(takingFrom text: inout Substring) {
    var rest = text.dropFirst()
    isClosing = rest.first == "/"
    if isClosing { rest.removeFirst() }
    name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) })
    guard !name.isEmpty else { return nil }
    rest = rest.dropFirst(name.count)
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
      guard let next = rest.first else { return nil }
      if next == ">" { break }
      let attribute = rest.prefix { !" \n\t/>=".contains($0) }
      guard !attribute.isEmpty else { return nil }
      attributes.append(String(attribute))
      rest = rest.dropFirst(attribute.count)
      guard rest.hasPrefix("=\"") else { continue }
      guard let end = rest.dropFirst(2).firstIndex(of: "\"") else { return nil }
      rest = rest[end...].dropFirst()
    }
    text = rest.dropFirst()
  }
}
