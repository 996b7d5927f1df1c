/// The elements of raw HTML that are open in one block list or one run of inlines.
struct OpenElements {
  private var names: [String] = []

  /// Appends what passes of `raw`. Tags that do not pass become text; a closing tag without its
  /// opening one in the same scope is dropped.
  mutating func append(_ raw: String, allowed: Set<String>, to html: inout [UInt8]) {
    for token in RawHTML.tokens(of: raw) {
      switch token {
      case .text(let text): HTML.escape(text, only: "<>", into: &html)
      case .comment: break
      case .open(let name, let attributes, let raw):
        guard allowed.contains(name) else {
          HTML.escape(raw, into: &html)
          continue
        }
        appendTag(name, attributes, to: &html)
        if !RawHTML.void.contains(name) { names.append(name) }
      case .close(let name, let raw):
        guard allowed.contains(name) else {
          HTML.escape(raw, into: &html)
          continue
        }
        close(name, in: &html)
      }
    }
  }

  /// Closes whatever is still open.
  mutating func closeAll(in html: inout [UInt8]) {
    while let name = names.popLast() { html.appendEndTag(name) }
  }

  private mutating func close(_ name: String, in html: inout [UInt8]) {
    guard let opening = names.lastIndex(of: name) else { return }
    while names.count > opening { html.appendEndTag(names.removeLast()) }
  }

  private func appendTag(_ name: String, _ attributes: [RawHTML.Attribute], to html: inout [UInt8])
  {
    html += "<"
    html += name
    var seen = Set<String>()
    for attribute in attributes where RawHTML.attributes.contains(attribute.name) {
      guard seen.insert(attribute.name).inserted else { continue }
      html += " "
      html += attribute.name
      guard let value = attribute.value else { continue }
      html += "=\""
      HTML.escape(value, only: "<\"", into: &html)
      html += "\""
    }
    html += ">"
  }
}
