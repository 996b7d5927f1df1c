import Diagnostics
import HelpCenter

/// A page of the old site: where it was, what its front matter says, and where it goes.
struct OldPage {
  let old: OldFile
  let source: SourceText
  let body: String
  /// Of the file, from 1.
  let bodyLine: Int
  /// Names that the old tool gives to groups of pages, e.g. the first of a taxonomy.
  let groupTitle: String?
  private let settings: [(key: String, yaml: String)]

  var category = ""
  var name = ""

  var language: LanguageTag { old.language }
  /// Folders and name below the old content, the same in every language.
  var id: String { (old.folder + [old.name]).joined(separator: "/") }

  /// Nil for what is no page.
  init?(_ old: OldFile, _ problems: inout [Diagnostic]) {
    guard !old.isAsset else { return nil }
    let source = old.file.source
    self.old = old
    self.source = source
    if old.name.hasPrefix("_category_") {
      let fields = YAMLNode.parse(source).value.map { FieldValue($0) } ?? .map([])
      (body, bodyLine, groupTitle) = ("", 1, nil)
      var reading = FieldMapping(fields, source)
      settings = reading.read(isSection: true, &problems)
      return
    }
    let frontMatter = OldFrontMatter(source, &problems)
    body = String(frontMatter.body)
    bodyLine = frontMatter.bodyLine
    groupTitle =
      frontMatter.fields["taxonomies"]?.entries.first?.value.texts.first
      ?? frontMatter.fields["categories"]?.texts.first
    var reading = FieldMapping(frontMatter.fields, source)
    settings = reading.read(isSection: old.kind == .section, &problems)
  }

  var newPath: String {
    if category.isEmpty { return "Content/\(language)/index.md" }
    return "Content/\(language)/\(category)/\(old.kind == .section ? "index" : name).md"
  }

  /// The last part of its address: of the front matter, else the name.
  var slug: String {
    settings.first { $0.key == "slug" }.map { String($0.yaml.dropFirst().dropLast()) } ?? old.name
  }

  /// Whether the front matter has it.
  func hasSetting(_ key: String) -> Bool { settings.contains { $0.key == key } }

  /// The front matter of the new file. Without a title, the first heading or the name is it.
  func frontMatter(title: String) -> String {
    let titled = hasSetting("title") ? [] : ["title: \(title.yamlQuoted)"]
    return (["---"] + titled + settings.map { "\($0.key): \($0.yaml)" } + ["---"]).joined(
      separator: "\n")
  }
}

/// Old keys as new ones. Those without a counterpart are told.
private struct FieldMapping {
  private let fields: FieldValue
  private let source: SourceText
  private var found: [(key: String, yaml: String)] = []

  init(_ fields: FieldValue, _ source: SourceText) {
    self.fields = fields
    self.source = source
  }

  /// What only says how the old tool builds the page.
  private static let ignored: Set<String> = [
    "layout", "template", "id", "lang", "language", "locale", "parent", "has_children",
    "grand_parent",
    "permalink", "sort_by", "page_template", "insert_anchor_links", "authors", "author", "type",
    "sidebar_label", "linkTitle", "menu", "hide_table_of_contents", "toc", "cascade", "outputs",
    "collapsed", "link", "generated-index", "categories", "menu_title", "key", "in_search_index",
  ]

  mutating func read(isSection: Bool, _ problems: inout [Diagnostic]) -> [(
    key: String, yaml: String
  )] {
    for entry in fields.entries {
      read(entry.key, entry.value, line: entry.line, isSection, &problems)
    }
    return found
  }

  private mutating func read(
    _ key: String, _ value: FieldValue, line: Int, _ isSection: Bool, _ problems: inout [Diagnostic]
  ) {
    switch key {
    case "extra", "params", "taxonomies", "last_update":
      if key == "taxonomies" {
        let tags = value.entries.first { $0.key == "tags" }?.value.texts ?? []
        if !isSection { set(list: "tags", tags) }
        return
      }
      for inner in value.entries {
        read(
          key == "last_update" ? "updated" : inner.key, inner.value, line: inner.line, isSection,
          &problems)
      }
    case "title", "label": set(text: "title", value)
    case "description", "summary", "excerpt": set(text: "description", value)
    case "weight", "order", "nav_order", "sidebar_position", "position":
      if let number = value.text.flatMap({ Int($0) }) { set("order", "\(number)") }
    case "updated", "lastmod", "last_modified_at", "date":
      if !isSection, let day = value.text.flatMap({ CalendarDate(String($0.prefix(10))) }) {
        if key != "date" { found.removeAll { $0.key == "updated" } }
        set("updated", day.iso)
      }
    case "slug": set(slug: value, line: line, &problems)
    case "draft": if value.text == "true", !isSection { set("draft", "true") }
    case "published": if value.text == "false", !isSection { set("draft", "true") }
    case "tags" where !isSection, "keywords" where !isSection: set(list: key, value.texts)
    case "aliases", "redirect_from", "translationKey": setPath(key, value, isSection)
    case "icon" where isSection: set(text: "icon", value)
    default:
      guard !Self.ignored.contains(key) else { return }
      problems.append(.lost("\"\(key)\" has no counterpart", at: source.place(line: line)))
    }
  }

  private mutating func setPath(_ key: String, _ value: FieldValue, _ isSection: Bool) {
    guard !isSection else { return }
    if key == "translationKey" { return set(text: key, value) }
    set(list: "aliases", value.texts.map { $0.hasPrefix("/") ? $0 : "/" + $0 })
  }

  private mutating func set(slug value: FieldValue, line: Int, _ problems: inout [Diagnostic]) {
    guard let text = value.text else { return }
    let last = text.split(separator: "/").last.map(String.init) ?? ""
    guard text.split(separator: "/").count == 1 else {
      problems.append(
        .lost("the address \"\(text)\" has several parts", at: source.place(line: line)))
      return
    }
    set("slug", last.yamlQuoted)
  }

  private mutating func set(text key: String, _ value: FieldValue) {
    if let text = value.text { set(key, text.yamlQuoted) }
  }

  private mutating func set(list key: String, _ texts: [String]) {
    if !texts.isEmpty { set(key, "[" + texts.map(\.yamlQuoted).joined(separator: ", ") + "]") }
  }

  /// The first of several that mean the same.
  private mutating func set(_ key: String, _ yaml: String) {
    if !found.contains(where: { $0.key == key }) { found.append((key, yaml)) }
  }
}
