extension Diagnostic {
  /// `path:line:column: error: message [id]`, then the source line with a caret under the range,
  /// then the notes in the same form.
  package func text(coloured: Bool = false) -> String {
    let style = Style(coloured: coloured)
    let label = severity == .error ? style.red("error:") : style.yellow("warning:")
    var lines = ["\(style.bold(place.locator)): \(label) \(style.bold(message)) [\(id)]"]
    lines += place.excerptLines(style)
    for note in notes {
      let locator = note.place.map { "\(style.bold($0.locator)): " } ?? "  "
      lines.append("\(locator)\(style.cyan("note:")) \(note.message)")
      lines += note.place?.excerptLines(style) ?? []
    }
    return lines.joined(separator: "\n")
  }
}

extension Place {
  /// `path:line:column`, or the path alone when the file as a whole is meant.
  package var locator: String {
    line == 0 ? path : "\(path):\(line):\(max(column, 1))"
  }

  fileprivate func excerptLines(_ style: Style) -> [String] {
    guard line > 0, !excerpt.isEmpty else { return [] }
    let scalars = Array(excerpt.unicodeScalars)
    let start = min(max(column - 1, 0), scalars.count)
    let window = Window(of: scalars, around: start)
    let before = scalars[window.range.lowerBound..<max(start, window.range.lowerBound)]
    let marked = scalars[start..<min(start + length, max(window.range.upperBound, start))]
    let indent = window.lead.count + before.reduce(0) { $0 + $1.columns }
    let pad = String(repeating: " ", count: indent)
    let width = max(1, marked.reduce(0) { $0 + $1.columns })
    var shown = ""
    for scalar in scalars[window.range] { shown.unicodeScalars.append(scalar.visible) }
    let number = String(line)
    let gutter = String(repeating: " ", count: number.count)
    return [
      "  \(style.dim("\(number) |")) \(window.lead)\(shown)\(window.tail)",
      "  \(style.dim("\(gutter) |")) \(pad)\(style.red(String(repeating: "^", count: width)))",
    ]
  }
}

/// The part of a long line that is shown: at most 120 scalars around the range.
private struct Window {
  let range: Range<Int>
  let lead: String
  let tail: String

  init(of scalars: [Unicode.Scalar], around start: Int) {
    let from = scalars.count <= 120 ? 0 : max(0, start - 60)
    let to = min(scalars.count, from + 120)
    range = from..<to
    lead = from > 0 ? "…" : ""
    tail = to < scalars.count ? "…" : ""
  }
}

extension Unicode.Scalar {
  /// Control characters must not reach the terminal: a tab is a space, the others a replacement.
  fileprivate var visible: Unicode.Scalar {
    if self == "\t" { return " " }
    let isControl = value < 0x20 || (0x7F...0x9F).contains(value)
    let isBidirectionalControl =
      (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    return isControl || isBidirectionalControl ? "\u{FFFD}" : self
  }

  /// Columns on a terminal: two for East Asian wide characters and emoji (UAX #11, main blocks),
  /// none for combining marks.
  fileprivate var columns: Int {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return !isASCII && properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }
}

private struct Style {
  let coloured: Bool

  func bold(_ text: String) -> String { escape("1", text) }
  func dim(_ text: String) -> String { escape("2", text) }
  func red(_ text: String) -> String { escape("1;31", text) }
  func yellow(_ text: String) -> String { escape("1;33", text) }
  func cyan(_ text: String) -> String { escape("36", text) }

  private func escape(_ code: String, _ text: String) -> String {
    coloured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
