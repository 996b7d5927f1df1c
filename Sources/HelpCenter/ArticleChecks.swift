import Diagnostics
import Markdown

/// Checks of one article that need no other file.
enum ArticleChecks {
  /// Every picture says in words what it shows (WCAG 2.2, 1.1.1).
  static func images(in body: Document, of file: SourceText) -> [Diagnostic] {
    guard file.bytes.contains("![") else { return [] }
    var diagnostics: [Diagnostic] = []
    body.forEachInline { inline, block in
      guard case .image(let source, _, let alt) = inline, alt.plainText.trimmingWhitespace.isEmpty
      else { return }
      let place = file.place(of: source, inLines: block.lines)
      let message = "image \"\(source)\" has no alternative text"
      diagnostics.append(.warning("image-without-alternative", message, at: place))
    }
    return diagnostics
  }

  /// A written `{#id}` stands once in an article.
  static func anchors(of headings: [Article.Heading], in file: SourceText) -> [Diagnostic] {
    var first: [String: Int] = [:]
    var diagnostics: [Diagnostic] = []
    for heading in headings {
      guard let id = heading.id else { continue }
      guard let line = first[id] else {
        first[id] = heading.line
        continue
      }
      let place = { file.place(of: id, inLines: $0...$0) }
      diagnostics.append(
        .error(
          "duplicate-anchor", "anchor \"\(id)\" stands twice", at: place(heading.line),
          notes: [Diagnostic.Note("first used here", at: place(line))]))
    }
    return diagnostics
  }
}
