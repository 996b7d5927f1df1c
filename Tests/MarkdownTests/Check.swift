import Diagnostics
import Markdown
import Testing

/// Checks what `markdown` becomes, and that its problems are exactly those marked: `❗id❗` stands
/// right before the place of a problem and is not part of the text. Line ends at the very end of
/// `html` do not count.
func check(
  _ markdown: String, _ html: String, context: RenderingContext = RenderingContext(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marked = MarkedText(markdown)
  let rendering = Rendering(of: marked.text, context: context)
  #expect(rendering.html.trimmingLineEnds == html.trimmingLineEnds, sourceLocation: sourceLocation)
  let found = rendering.problems.map { MarkedText.Mark($0) }
  #expect(found.sorted() == marked.marks.sorted(), sourceLocation: sourceLocation)
}

/// A text as a reader's browser gets it, and the problems its author is told.
struct Rendering {
  let document: Document
  let html: String
  let problems: [Diagnostic]

  init(of markdown: String, context: RenderingContext = RenderingContext()) {
    let source = SourceText(path: "a.md", text: markdown)
    let checked = Document.parse(source)
    document = checked.value
    html = document.html(context)
    problems = checked.diagnostics + RawHTML.check(document, in: source)
  }
}

/// A text with the places where problems are expected.
struct MarkedText {
  struct Mark: Hashable, Comparable, CustomStringConvertible {
    let line: Int
    let column: Int
    let id: String

    var description: String { "\(line):\(column) \(id)" }

    init(line: Int, column: Int, id: String) {
      self.line = line
      self.column = column
      self.id = id
    }

    init(_ diagnostic: Diagnostic) {
      self.init(line: diagnostic.place.line, column: diagnostic.place.column, id: diagnostic.id)
    }

    static func < (a: Mark, b: Mark) -> Bool {
      (a.line, a.column, a.id) < (b.line, b.column, b.id)
    }
  }

  private(set) var text = ""
  private(set) var marks: [Mark] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    let parts = marked.split(separator: "❗", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard index % 2 == 0 else {
        marks.append(Mark(line: line, column: column, id: String(part)))
        continue
      }
      text += part
      for scalar in part.unicodeScalars {
        column = scalar == "\n" ? 1 : column + 1
        line += scalar == "\n" ? 1 : 0
      }
    }
  }
}

extension String {
  var trimmingLineEnds: String {
    String(reversed().drop { $0 == "\n" }.reversed())
  }
}
