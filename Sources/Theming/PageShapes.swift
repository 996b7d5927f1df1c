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
      case let text as String:
        shape += "="
        texts.append(text)
      case let flag as Bool: shape += flag ? "+" : "-"
      case let record as TemplateContext:
        shape += "{"
        record.describe(into: &shape, texts: &texts)
        shape += "}"
      case let list as [TemplateContext]:
        for record in list {
          shape += "["
          record.describe(into: &shape, texts: &texts)
        }
        shape += "]"
      default: shape += "\(field.value)"
      }
    }
  }

  /// The context with a mark and a number in the place of each text, in the order of `describe`.
  fileprivate func marked(_ count: inout Int) -> TemplateContext {
    var marked = self
    marked.fields = fields.map { field in (field.name, Self.mark(field.value, &count)) }
    return marked
  }

  private static func mark(_ value: any Sendable, _ count: inout Int) -> any Sendable {
    switch value {
    case is String:
      count += 1
      return "\(Theming.mark)\(count - 1)\(Theming.mark)"
    case let record as TemplateContext: return record.marked(&count)
    case let list as [TemplateContext]: return list.map { $0.marked(&count) }
    default: return value
    }
  }
}
