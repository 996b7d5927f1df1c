import HelpCenter
import Mustache

/// Pages of one shape, rendered once.
///
/// Two pages have the same shape when the same texts, flags and list lengths are there, whatever the
/// texts say: swift-mustache decides by presence alone, so their HTML differs in the texts only. The
/// first page of a shape is rendered with a mark in the place of each text; of the others only the
/// texts are filled in. A cache of one worker, never shared.
package struct PageShapes: Sendable {
  private struct Segments: Sendable {
    /// What stands before each text and behind the last.
    var texts: [String]
    /// Which of the page's texts stand between them.
    var places: [Int]
  }

  private var segments: [String: Segments] = [:]

  package init() {}

  /// The page, given how a context is rendered by swift-mustache.
  mutating func render(
    _ key: String, _ context: TemplateContext, by render: (TemplateContext) -> String
  ) -> String {
    var shape = key
    var texts: [String] = []
    context.describe(into: &shape, texts: &texts)
    let segments = self.segments[shape] ?? prepare(shape, context, by: render)
    var html = ""
    html.reserveCapacity(texts.reduce(8192) { $0 + $1.utf8.count })
    html += segments.texts[0]
    for (place, text) in zip(segments.places, segments.texts.dropFirst()) {
      html += texts[place]
      html += text
    }
    return html
  }

  private mutating func prepare(
    _ shape: String, _ context: TemplateContext, by render: (TemplateContext) -> String
  ) -> Segments {
    var count = 0
    let html = render(context.marked(&count))
    var prepared = Segments(texts: [], places: [])
    for (index, part) in html.split(separator: mark, omittingEmptySubsequences: false).enumerated()
    {
      if index % 2 == 0 {
        prepared.texts.append(String(part))
      } else {
        prepared.places.append(Int(part) ?? 0)
      }
    }
    segments[shape] = prepared
    return prepared
  }
}

/// U+0001, which no text of a page holds: HTML does not allow it.
private let mark: Character = "\u{1}"

extension TemplateContext {
  /// Appends the names and kinds of all fields to `shape`, and their texts to `texts`, in one order.
  fileprivate func describe(into shape: inout String, texts: inout [String]) {
    for field in fields {
      shape += field.name
      switch field.value {
      case .text(let text):
        shape += "="
        texts.append(text)
      case .flag(let flag): shape += flag ? "+" : "-"
      case .number(let number): shape += String(number)
      case .record(let record):
        shape += "{"
        record.describe(into: &shape, texts: &texts)
        shape += "}"
      case .list(let list):
        for record in list {
          shape += "["
          record.describe(into: &shape, texts: &texts)
        }
        shape += "]"
      }
    }
  }

  /// The context with a mark and a number in the place of each text, in the order of `describe`.
  fileprivate func marked(_ count: inout Int) -> TemplateContext {
    var marked = self
    marked.fields = fields.map { field in (field.name, Self.mark(field.value, &count)) }
    return marked
  }

  private static func mark(_ value: Content, _ count: inout Int) -> Content {
    switch value {
    case .text:
      count += 1
      return .text("\(Theming.mark)\(count - 1)\(Theming.mark)")
    case .record(let record): return .record(record.marked(&count))
    case .list(let list): return .list(list.map { $0.marked(&count) })
    case .flag, .number: return value
    }
  }
}
