import Diagnostics
import HelpCenter

extension Judgement {
  /// What an editor needs to bring a translation up to date: the blocks that changed in the source,
  /// each beside its place in the translation.
  package func text(_ pair: TranslationPair) -> String {
    let (own, source) = (pair.translation, pair.source)
    switch state {
    case .fresh:
      return "\(own.file.path): up to date with revision \(source.content.revision) of the source"
    case .unknown: return "\(own.file.path): not known whether the source has changed since"
    case .phantom(let phantom): return "\(own.file.path): \(phantom.message(own.language))"
    case .stale(nil): return "\(own.file.path): stale, \(reason(pair))"
    case .stale(let changes?):
      let count = changes.changes.count.counted("block")
      let heading = "\(own.file.path): stale, \(count) of the source changed"
      let blocks = changes.changes.map { $0.text(own, source: source) }
      return ([heading] + blocks).joined(separator: "\n\n")
        + "\n\nafter the update: helpgen translated \(own.file.path)"
    }
  }

  /// How a translation is known to be stale whose earlier source is not.
  private func reason(_ pair: TranslationPair) -> String {
    let (own, source) = (pair.translation, pair.source)
    if let revision = own.content.sourceRevision {
      return "made from revision \(revision) of the source, which is now \(source.content.revision)"
    }
    if let translated = own.content.updated, let updated = source.content.updated {
      return "updated on \(translated.iso), the source on \(updated.iso)"
    }
    return "the source has changed since"
  }
}

extension SourceChanges.Change {
  fileprivate func text(_ own: Article, source: Article) -> String {
    var lines: [String] = []
    let place = after.map { ", \($0.place(in: source.file.path))" } ?? ""
    lines.append("\(verb) \((after ?? before)?.kind.words ?? "")\(place)")
    if let before { lines += Self.wrapped(before.shown, after: "  - ") }
    if let after { lines += Self.wrapped(after.shown, after: "  + ") }
    if let translation {
      let after = before == nil ? "after " : ""
      lines.append("  in \(own.language), \(after)\(translation.place(in: own.file.path))")
      lines += Self.wrapped(translation.shown, after: "    ")
    }
    return lines.joined(separator: "\n")
  }

  /// Lines of at most 80 columns, broken at spaces; what has none is left to the terminal.
  private static func wrapped(_ text: String, after mark: String) -> [String] {
    var lines = [mark]
    for word in text.split(separator: " ") {
      let isEmpty = lines[lines.count - 1].count == mark.count
      if !isEmpty, lines[lines.count - 1].count + 1 + word.count > 80 {
        lines.append(String(repeating: " ", count: mark.count) + word)
      } else {
        lines[lines.count - 1] += (isEmpty ? "" : " ") + word
      }
    }
    return lines
  }

  private var verb: String {
    before == nil ? "new" : after == nil ? "removed" : "changed"
  }
}

extension TextUnit {
  /// The words; where a unit has no words, or links changed, where it leads.
  fileprivate var shown: String {
    targets.isEmpty ? text : "\(text) → \(targets.joined(separator: " "))".foldingWhitespace
  }

  fileprivate func place(in path: String) -> String {
    lines.map { "\(path):\($0.lowerBound)" } ?? path
  }
}

extension TextUnit.Kind {
  fileprivate var words: String {
    switch self {
    case .title: "title"
    case .description: "description"
    case .question: "question"
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .item: "list item"
    case .step: "step"
    case .row: "table row"
    case .code: "code"
    case .html: "HTML"
    case .boxTitle: "box title"
    }
  }
}
