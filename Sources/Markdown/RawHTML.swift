package import Diagnostics

/// The raw HTML that authors may write. Everything else is shown as text, with a diagnostic.
///
/// Invariant: what passes is balanced within its block, so that no article can close an element of
/// the page around it, and has no attribute that runs code, styles or loads anything.
package enum RawHTML {
  /// Elements with phrasing content that may stand inside a paragraph.
  static let phrasing: Set<String> = [
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr",
  ]
  /// Elements that may begin a block of raw HTML.
  static let flow: Set<String> = [
    "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "hr", "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
  ]
  static let void: Set<String> = ["br", "col", "hr", "wbr"]
  static let attributes: Set<String> = [
    "cite", "class", "colspan", "datetime", "dir", "lang", "open", "reversed", "rowspan", "scope",
    "span", "start", "title", "value",
  ]

  package static let allowed = phrasing.union(flow)

  /// One tag, comment or run of text.
  package enum Token: Equatable {
    case text(String)
    case open(name: String, attributes: [Attribute], raw: String)
    case close(name: String, raw: String)
    /// Comments, processing instructions and declarations: dropped.
    case comment
  }

  package struct Attribute: Equatable {
    package let name: String
    package let value: String?
  }

  /// Problems of the raw HTML in `document`: elements and attributes that do not pass.
  package static func check(_ document: Document, in source: SourceText) -> [Diagnostic] {
    guard source.bytes.contains("<") else { return [] }
    var diagnostics: [Diagnostic] = []
    document.forEachBlock { block in
      guard case .html(let text) = block.content else { return }
      diagnostics += problems(in: text, allowed: allowed, block: block, source: source)
    }
    document.forEachInline { inline, block in
      guard case .html(let text) = inline else { return }
      diagnostics += problems(in: text, allowed: phrasing, block: block, source: source)
    }
    return diagnostics
  }

  private static func problems(
    in text: String, allowed: Set<String>, block: Block, source: SourceText
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for case .open(let name, let given, let raw) in tokens(of: text) {
      let place = { source.place(of: raw, inLines: block.lines) }
      if !allowed.contains(name) {
        let message = "raw HTML element \"\(name)\" is not allowed here, it is shown as text"
        diagnostics.append(.warning("html-element", message, at: place()))
      }
      for attribute in given where allowed.contains(name) && !attributes.contains(attribute.name) {
        let message = "raw HTML attribute \"\(attribute.name)\" is not allowed, it is left out"
        diagnostics.append(.warning("html-attribute", message, at: place()))
      }
    }
    return diagnostics
  }
}
