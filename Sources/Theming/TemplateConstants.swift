import Diagnostics
import HelpCenter
import Markdown
import Mustache

extension Theme {
  /// The templates with all that is the same on every page of an edition written into them, so that
  /// rendering a page looks up only what is its own.
  ///
  /// - Parameter names: those that are wanted, with what they include; nil for all.
  func templates(
    with constants: [String: String], for names: [String]? = nil
  ) -> (library: MustacheLibrary, rows: RowTemplates) {
    var library = MustacheLibrary()
    var rows = RowTemplates()
    let wanted = names.map { including($0) } ?? templateSources
    for (name, source) in wanted.sorted(by: { $0.key < $1.key }) {
      let text = rows.extract(from: Self.writing(constants, into: source), of: name)
      // A template that could not be read has been told about when the theme was loaded.
      try? library.register(text, named: name)
    }
    return (library, rows)
  }

  private func including(_ names: [String]) -> [String: SourceText] {
    var found: [String: SourceText] = [:]
    var open = names
    while let name = open.popLast() {
      guard found[name] == nil, let source = templateSources[name] else { continue }
      found[name] = source
      for tag in TemplateTag.tags(of: source) where tag.kind == .partial || tag.kind == .parent {
        open.append(tag.name)
      }
    }
    return found
  }

  /// Every other value becomes a raw tag: contexts come escaped (`PageValues`). What stands for values
  /// in `Segments` is left out.
  private static func writing(_ constants: [String: String], into source: SourceText) -> String {
    var text: [UInt8] = []
    var index = 0
    for tag in TemplateTag.tags(of: source) where tag.kind == .value {
      text += source.bytes[index..<tag.range.lowerBound]
      if let value = constants[tag.name] {
        text += (tag.isRaw ? value : HTML.escaped(value)).utf8
      } else {
        text += "{{{\(tag.name)}}}".utf8
      }
      index = tag.range.upperBound
    }
    text += source.bytes[index...]
    text.removeAll { $0 == Segments.markByte }
    return String(decoding: text, as: UTF8.self)
  }
}
