import Diagnostics
import Mustache

/// The lists of `RowList`: each kind of row is rendered once per edition by swift-mustache, with a
/// mark in the place of each text, and filled in on every page.
///
/// A list qualifies when its section uses nothing but the fields of its rows and constants, so that
/// a row's text depends on the row alone. A section that does not qualify is left to swift-mustache.
struct RowTemplates: Sendable {
  /// The rows of one list.
  private struct Rows: Sendable {
    /// Names of the fields, in the order in which pages give them.
    let names: [String]
    var segments: [Shape: Segments] = [:]
  }

  /// Which fields of a row are texts and which flags are set, two bits a field: rows of one shape
  /// differ only in their texts.
  private typealias Shape = UInt64

  /// Alternately the template's text and the place of a field.
  private struct Segments: Sendable {
    var texts: [String] = []
    var fields: [Int] = []
  }

  /// By the list's number; nil where it was left to swift-mustache.
  private var prepared = [Rows?](repeating: nil, count: RowList.allCases.count)
  /// The names that the templates use besides.
  private var otherNames: Set<String> = []

  func has(_ list: RowList) -> Bool { prepared[list.rawValue] != nil }

  /// Whether templates name the list once more, e.g. to say that it is empty.
  func isNamedElsewhere(_ list: RowList) -> Bool {
    otherNames.contains(list.section) || otherNames.contains(list.name)
  }

  /// Takes the sections of lists out of the template `name`, in which constants are written.
  mutating func extract(from text: String, of name: String) -> String {
    let lists = RowList.allCases.filter { $0.template == name }
    let source = SourceText(path: name, text: text)
    let newline = UInt8(ascii: "\n")
    var text: [UInt8] = []
    var index = 0
    let tags = TemplateTag.tags(of: source)
    var position = 0
    while position < tags.count {
      let tag = tags[position]
      defer { position += 1 }
      guard tag.kind == .section, let list = lists.first(where: { $0.section == tag.name }),
        let end = Self.end(of: position, in: tags)
      else {
        if tag.namesValue { otherNames.insert(tag.name) }
        continue
      }
      let inner = Array(tags[(position + 1)..<end])
      let section = source.bytes[tag.range.upperBound..<tags[end].range.lowerBound]
      guard Self.qualifies(inner, rows: list.samples),
        prepare(list, section: String(decoding: section, as: UTF8.self))
      else {
        otherNames.insert(tag.name)
        continue
      }
      text += source.bytes[index..<tag.range.lowerBound]
      text += "{{{\(list.placeholder)}}}".utf8
      index = tags[end].range.upperBound
      // A tag alone on its line takes the line's end with it.
      if section.first == newline, index < source.bytes.count, source.bytes[index] == newline {
        index += 1
      }
      position = end
    }
    text += source.bytes[index...]
    return String(decoding: text, as: UTF8.self)
  }

  /// The rows as HTML; nil when the list was left to swift-mustache.
  func html(_ list: RowList, _ rows: [TemplateContext]) -> String? {
    guard let prepared = prepared[list.rawValue] else { return nil }
    var html = ""
    for row in rows {
      guard let shape = row.shape(prepared.names), let segments = prepared.segments[shape] else {
        return nil
      }
      html += segments.texts[0]
      for (place, text) in zip(segments.fields, segments.texts.dropFirst()) {
        html += row.text(prepared.names[place], at: place)
        html += text
      }
    }
    return html
  }

  private static func end(of start: Int, in tags: [TemplateTag]) -> Int? {
    var depth = 0
    for position in start..<tags.count {
      switch tags[position].kind {
      case .section, .inverted, .block, .parent: depth += 1
      case .end: depth -= 1
      case .value, .partial, .comment: break
      }
      if depth == 0 { return position }
    }
    return nil
  }

  private static func qualifies(_ tags: [TemplateTag], rows: [TemplateContext]) -> Bool {
    let fields = Set(rows.flatMap(\.fields).map(\.name))
    return tags.allSatisfy { tag in
      switch tag.kind {
      case .value, .section, .inverted, .end: tag.name == "." || fields.contains(tag.name)
      case .comment: true
      case .partial, .parent, .block: false
      }
    }
  }

  private mutating func prepare(_ list: RowList, section: String) -> Bool {
    // A second section of the list may look otherwise; it stays with swift-mustache.
    guard prepared[list.rawValue] == nil else { return false }
    let body = section.hasPrefix("\n") ? String(section.dropFirst()) : section
    guard let template = try? MustacheTemplate(string: body) else { return false }
    let samples = list.samples
    var rows = Rows(names: samples[0].fields.map(\.name))
    for row in samples {
      guard let shape = row.shape(rows.names) else { return false }
      rows.segments[shape] = Self.split(template.render(row.marked))
    }
    prepared[list.rawValue] = rows
    return true
  }

  private static func split(_ marked: String) -> Segments {
    let parts = marked.split(separator: mark, omittingEmptySubsequences: false)
    var segments = Segments()
    for (index, part) in parts.enumerated() {
      if index % 2 == 0 {
        segments.texts.append(String(part))
      } else {
        segments.fields.append(Int(part) ?? 0)
      }
    }
    return segments
  }
}

/// U+0001, which no template holds: it stands on both sides of a field's place.
private let mark: Character = "\u{1}"

extension TemplateTag {
  fileprivate var namesValue: Bool { kind == .value || kind == .section || kind == .inverted }
}

extension TemplateContext {
  /// See `RowTemplates.Shape`; nil when a field is not among `names`.
  fileprivate func shape(_ names: [String]) -> UInt64? {
    var shape: UInt64 = 0
    for (index, field) in fields.enumerated() {
      let bit: UInt64
      switch field.value {
      case .text: bit = 1
      case .flag(let flag): bit = flag ? 2 : 0
      case .number, .record, .list: return nil
      }
      if bit == 0 { continue }
      let isInOrder = index < names.count && names[index] == field.name
      guard let place = isInOrder ? index : names.firstIndex(of: field.name) else { return nil }
      shape |= bit << UInt64(2 * place)
    }
    return shape
  }

  fileprivate var marked: TemplateContext {
    var marked = self
    marked.fields = fields.enumerated().map { index, field in
      guard case .text = field.value else { return field }
      return (field.name, .text("\(mark)\(index)\(mark)"))
    }
    return marked
  }

  /// - Parameter place: where the field most likely is.
  fileprivate func text(_ name: String, at place: Int) -> String {
    let isInOrder = place < fields.count && fields[place].name == name
    let field = isInOrder ? fields[place] : fields.first { $0.name == name }
    guard case .text(let text)? = field?.value else { return "" }
    return text
  }
}

extension TemplateContext {
  /// Puts a list in: its rows as HTML where they were prepared, else for swift-mustache.
  mutating func put(_ list: RowList, _ rows: [TemplateContext], _ prepared: RowTemplates) {
    let html = prepared.html(list, rows)
    if let html { put(list.placeholder, SafeHTML(html)) }
    if html == nil || prepared.isNamedElsewhere(list) { put(list.name, rows) }
  }
}
