import Diagnostics
import Mustache

/// Lists that stand on most pages, such as the language menu: each kind of row is rendered once per
/// edition by swift-mustache, with a mark in the place of each text, and filled in on every page.
///
/// A list qualifies when its section uses nothing but the fields of its rows and constants, so that
/// a row's text depends on the row alone. A section that does not qualify is left to swift-mustache.
struct RowTemplates: Sendable {
  /// Which fields of a row are texts and which flags are set: rows of one shape differ only in their
  /// texts.
  private struct Shape: Hashable, Sendable {
    let list: String
    let fields: [String]

    init(_ list: String, _ row: TemplateContext) {
      self.list = list
      fields = row.shape
    }
  }

  /// Alternately the template's text and the name of a field.
  private struct Segments: Sendable {
    var texts: [String]
    var fields: [String]
  }

  private var segments: [Shape: Segments] = [:]
  /// The lists whose section was taken out of its template.
  private(set) var lists: Set<String> = []

  /// Rows of every shape that pages have, by template and list; the texts do not matter.
  private static let samples: [String: [String: [TemplateContext]]] = [
    "language-menu": [
      "languages": [true, false].map { current in
        ["tag": "", "name": "", "dir": "", "url": "", "current": current]
      }
    ],
    "base": ["alternates": [["hreflang": "", "href": ""]]],
    "breadcrumbs": [
      "breadcrumbs": [["title": "", "url": ""], ["title": "", "url": false]]
    ],
    "article": [
      "article.toc": [true, false].map { isSecond in
        ["id": "", "title": "", "level2": isSecond, "level3": !isSecond]
      },
      "related": [true, false].flatMap { isForeign in
        [true, false].map { isDescribed in
          let text = { (isThere: Bool) -> any Sendable in isThere ? "" : false }
          return [
            "title": "", "url": "", "description": text(isDescribed), "lang": text(isForeign),
            "dir": text(isForeign),
          ]
        }
      },
    ],
  ]

  /// Takes the sections of `samples` out of the template `name`, in which constants are written.
  mutating func extract(from text: String, of name: String) -> String {
    guard let samples = Self.samples[name] else { return text }
    let source = SourceText(path: name, text: text)
    let newline = UInt8(ascii: "\n")
    var text: [UInt8] = []
    var index = 0
    let tags = TemplateTag.tags(of: source)
    var position = 0
    while position < tags.count {
      let tag = tags[position]
      defer { position += 1 }
      guard tag.kind == .section, let rows = samples[tag.name],
        let end = Self.end(of: position, in: tags)
      else { continue }
      let inner = Array(tags[(position + 1)..<end])
      let section = source.bytes[tag.range.upperBound..<tags[end].range.lowerBound]
      guard Self.qualifies(inner, rows: rows),
        prepare(tag.name, rows: rows, section: String(decoding: section, as: UTF8.self))
      else { continue }
      text += source.bytes[index..<tag.range.lowerBound]
      text += "{{{\(Self.name(of: tag.name))}}}".utf8
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
  func html(_ list: String, _ rows: [TemplateContext]) -> String? {
    guard lists.contains(list) else { return nil }
    var html = ""
    for row in rows {
      guard let segments = segments[Shape(list, row)] else { return nil }
      html += segments.texts[0]
      for (field, text) in zip(segments.fields, segments.texts.dropFirst()) {
        html += row.text(field)
        html += text
      }
    }
    return html
  }

  /// What stands in the place of a list's section.
  static func name(of list: String) -> String { "rows-" + list.replacing(".", with: "-") }

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
    let fields = Set(rows.flatMap(\.names))
    return tags.allSatisfy { tag in
      switch tag.kind {
      case .value, .section, .inverted, .end: tag.name == "." || fields.contains(tag.name)
      case .comment: true
      case .partial, .parent, .block: false
      }
    }
  }

  private mutating func prepare(_ list: String, rows: [TemplateContext], section: String) -> Bool {
    // A second section of the list may look otherwise; it stays with swift-mustache.
    guard !lists.contains(list) else { return false }
    let body = section.hasPrefix("\n") ? String(section.dropFirst()) : section
    guard let template = try? MustacheTemplate(string: body) else { return false }
    for row in rows {
      let marked = template.render(row.marked)
      segments[Shape(list, row)] = Self.split(marked)
    }
    lists.insert(list)
    return true
  }

  /// Marks are U+0001 NAME U+0001, which no template holds.
  private static func split(_ marked: String) -> Segments {
    let parts = marked.split(separator: "\u{1}", omittingEmptySubsequences: false).map(String.init)
    var segments = Segments(texts: [], fields: [])
    for (index, part) in parts.enumerated() {
      if index % 2 == 0 { segments.texts.append(part) } else { segments.fields.append(part) }
    }
    return segments
  }
}

extension TemplateContext {
  /// The names of texts, and of flags that are set, in order of name.
  fileprivate var shape: [String] {
    fields.compactMap { field in
      if let flag = field.value as? Bool { return flag ? field.name + "!" : nil }
      return field.name
    }.sorted()
  }

  fileprivate var names: [String] { fields.map(\.name) }

  fileprivate var marked: TemplateContext {
    var marked = self
    for field in fields where field.value is String {
      marked[field.name] = "\u{1}\(field.name)\u{1}"
    }
    return marked
  }

  fileprivate func text(_ name: String) -> String {
    fields.first { $0.name == name }?.value as? String ?? ""
  }
}
