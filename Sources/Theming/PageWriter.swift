import HelpCenter
import Markdown
import Mustache

/// Renders pages one after the other into bytes that are used again, those of one shape by the same
/// segments. One for each worker, never shared.
///
/// Two pages have the same shape when the same texts, flags and rows are there, whatever the texts
/// say: swift-mustache decides by presence alone, so their HTML differs in the texts only. The first
/// page of a shape is rendered with a mark in the place of each text; of the others only the texts
/// are filled in. Lists of `RowList` do not count: each of their rows is filled in by itself.
package struct PageWriter: Sendable {
  private struct Shape: Sendable {
    let template: String
    let fields: [PageValues.Field]
    let segments: Segments
  }

  /// Of the file that is being made.
  package var bytes: [UInt8] = []
  /// By edition: those of its pages, then those of the rows of each list.
  private var shapes: [[Shape]] = []
  private var values = PageValues()
  /// The values with the lists of `RowList` as HTML.
  private var folded = PageValues()

  package init() {}

  /// Renders a page with the values that `put` puts in.
  /// - Parameter isOnce: no other page has its shape.
  mutating func render(
    _ template: String, _ rendering: EditionRendering, isOnce: Bool = false,
    _ put: (inout PageValues) -> Void
  ) {
    values.removeAll()
    put(&values)
    fold(rendering)
    if isOnce {
      bytes += rendering.render(template, TemplateContext(folded))
    } else {
      segments(template, rendering).fill(folded, into: &bytes)
    }
  }

  private mutating func segments(_ template: String, _ rendering: EditionRendering) -> Segments {
    let place = rendering.index * (RowList.allCases.count + 1)
    if let known = known(template, folded.fields[...], at: place) { return known }
    let html = rendering.render(template, TemplateContext(marking: folded))
    return add(Segments(marked: html), template, folded.fields[...], at: place)
  }

  private mutating func known(
    _ template: String, _ fields: ArraySlice<PageValues.Field>, at place: Int
  ) -> Segments? {
    while shapes.count <= place { shapes.append([]) }
    for index in shapes[place].indices where shapes[place][index].template == template {
      if shapes[place][index].fields[...] == fields { return shapes[place][index].segments }
    }
    return nil
  }

  private mutating func add(
    _ segments: Segments, _ template: String, _ fields: ArraySlice<PageValues.Field>, at place: Int
  ) -> Segments {
    shapes[place].append(Shape(template: template, fields: Array(fields), segments: segments))
    return segments
  }

  /// Takes the values over, lists that have a template for their rows as HTML.
  private mutating func fold(_ rendering: EditionRendering) {
    folded.removeAll()
    var position = 0
    var text = 0
    while position < values.fields.count {
      let field = values.fields[position]
      if case .list(let list?) = field.kind, let row = rendering.rows.template(of: list) {
        let before = (position, text)
        foldRows(of: list, row, rendering, &position, &text)
        // Where templates name the list once more, they need it as a list as well.
        guard rendering.rows.isNamedElsewhere(list) else { continue }
        (position, text) = before
      }
      folded.add(field, of: values, text: text)
      if field.kind == .text { text += 1 }
      position += 1
    }
  }

  /// Folds the list that begins at `position` and moves behind it.
  private mutating func foldRows(
    of list: RowList, _ row: MustacheTemplate, _ rendering: EditionRendering,
    _ position: inout Int, _ text: inout Int
  ) {
    position += 1
    while values.fields[position].kind == .row {
      let start = position + 1
      let end = values.fields[start...].firstIndex { $0.kind == .end } ?? start
      let segments = segments(ofRow: start..<end, text, in: list, row, rendering)
      folded.addText(segments, values, from: text)
      text += values.fields[start..<end].count { $0.kind == .text }
      position = end + 1
    }
    position += 1
    folded.endText(list.placeholder)
  }

  private mutating func segments(
    ofRow range: Range<Int>, _ text: Int, in list: RowList, _ template: MustacheTemplate,
    _ rendering: EditionRendering
  ) -> Segments {
    let fields = values.fields[range]
    let place = rendering.index * (RowList.allCases.count + 1) + 1 + list.rawValue
    if let known = known(list.template, fields, at: place) { return known }
    var row = PageValues()
    var text = text
    for field in fields {
      row.add(field, of: values, text: text)
      if field.kind == .text { text += 1 }
    }
    let html = template.render(TemplateContext(marking: row))
    return add(Segments(marked: html), list.template, fields, at: place)
  }
}
