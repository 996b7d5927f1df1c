import Diagnostics

/// Headings of a page form an outline: the title is its first level, and no level is left out
/// (WCAG 2.2, technique G141).
enum HeadingLevels {
  static func check(_ document: Document, in source: SourceText) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var last = 1
    document.forEachBlock { block in
      guard case .heading(let heading) = block.content else { return }
      let place = { source.place(line: block.lines.lowerBound) }
      if heading.level == 1 {
        diagnostics.append(.warning("heading-level-one", levelOneMessage, at: place()))
      } else if heading.level > last + 1 {
        let message = "heading of level \(heading.level) follows one of level \(last)"
        diagnostics.append(.warning("heading-skips-level", message, at: place()))
      }
      last = heading.level
    }
    return diagnostics
  }

  private static let levelOneMessage =
    "the title is the page's only heading of level 1, begin with \"##\""
}
