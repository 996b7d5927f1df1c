import Diagnostics
import Mustache

/// The lists of `RowList`: the section of each is a template of its own, so that a row is filled in
/// by itself (`PageWriter`), however many there are.
///
/// A list qualifies when its section uses nothing but the fields of its rows and constants, so that
/// a row's text depends on the row alone. A section that does not qualify is left to swift-mustache.
struct RowTemplates: Sendable {
  /// By the list's number; nil where it was left to swift-mustache.
  private var templates = [MustacheTemplate?](repeating: nil, count: RowList.allCases.count)
  /// Lists that templates name once more, by number: see `isNamedElsewhere`.
  private var namedElsewhere = [Bool](repeating: false, count: RowList.allCases.count)

  /// Of one row.
  func template(of list: RowList) -> MustacheTemplate? { templates[list.rawValue] }

  /// Whether templates name the list outside of such a section, e.g. to say that it is empty.
  func isNamedElsewhere(_ list: RowList) -> Bool { namedElsewhere[list.rawValue] }

  /// Whether templates need the list as such.
  func needsList(_ list: RowList) -> Bool {
    template(of: list) == nil || isNamedElsewhere(list)
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
        if tag.namesValue { noteName(tag.name) }
        continue
      }
      let inner = Array(tags[(position + 1)..<end])
      let section = source.bytes[tag.range.upperBound..<tags[end].range.lowerBound]
      guard Self.qualifies(inner, fields: list.fields),
        prepare(list, section: String(decoding: section, as: UTF8.self))
      else {
        noteName(tag.name)
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

  private mutating func noteName(_ name: String) {
    for list in RowList.allCases where name == list.section || name == list.name.description {
      namedElsewhere[list.rawValue] = true
    }
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

  private static func qualifies(_ tags: [TemplateTag], fields: Set<String>) -> Bool {
    tags.allSatisfy { tag in
      switch tag.kind {
      case .value, .section, .inverted, .end: tag.name == "." || fields.contains(tag.name)
      case .comment: true
      case .partial, .parent, .block: false
      }
    }
  }

  private mutating func prepare(_ list: RowList, section: String) -> Bool {
    // A second section of the list may look otherwise; it stays with swift-mustache.
    guard templates[list.rawValue] == nil else { return false }
    let body = section.hasPrefix("\n") ? String(section.dropFirst()) : section
    guard let template = try? MustacheTemplate(string: body) else { return false }
    templates[list.rawValue] = template
    return true
  }
}

extension TemplateTag {
  fileprivate var namesValue: Bool { kind == .value || kind == .section || kind == .inverted }
}
