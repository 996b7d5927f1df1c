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
  /// Old addresses that shall lead here.
  private var aliases: [String]

  var category = ""
  var name = ""
  private(set) var language: LanguageTag

  /// Folders and name below the old content, the same in every language.
  var id: String { (old.folder + [old.name]).joined(separator: "/") }

  /// Nil for what is no page, or none that can be read.
  init?(_ old: OldFile, _ site: OldSettings, _ problems: inout [Diagnostic]) {
    guard !old.isAsset, let source = old.file.text(&problems) else { return nil }
    self.old = old
    self.source = source
    language = old.language
    let isLabel = old.name.hasPrefix("_category_")
    let fields: FieldValue
    if isLabel {
      let parsed = YAMLNode.parse(source)
      problems += parsed.diagnostics
      fields = parsed.value.map { FieldValue($0) } ?? .map([])
      (body, bodyLine) = ("", 1)
    } else {
      let frontMatter = OldFrontMatter(source, &problems)
      fields = frontMatter.fields
      (body, bodyLine) = (String(frontMatter.body), frontMatter.bodyLine)
    }
    let place = site.navigation[(old.folder + [old.name]).joined(separator: "/")]
    groupTitle =
      fields["taxonomies"]?.entries.first?.value.texts.first ?? fields["categories"]?.texts.first
      ?? place?.group
    var reading = FieldMapping(fields, source)
    var settings = reading.read(isSection: old.kind == .section, &problems)
    let order = old.kind == .page ? old.position ?? place?.order : old.folderPosition
    if let order, !settings.contains(where: { $0.key == "order" }) {
      settings.append(("order", "\(order)"))
    }
    self.settings = settings
    aliases = reading.aliases
    if let named = ["lang", "language", "locale"].lazy.compactMap({ fields[$0]?.text }).first,
      let tag = site.language(named[...])
    {
      language = tag
    }
  }

  /// Of the front matter.
  var title: String? { text(of: "title") }

  var newPath: String {
    if category.isEmpty { return "Content/\(language)/index.md" }
    return "Content/\(language)/\(category)/\(old.kind == .section ? "index" : name).md"
  }

  /// The last part of its address: of the front matter, else the name.
  var slug: String { text(of: "slug") ?? old.name }

  /// A text that stands in the front matter as it is.
  private func text(of key: String) -> String? {
    settings.first { $0.key == key }.map { String($0.yaml.dropFirst().dropLast()) }
  }

  /// Whether the front matter has it.
  func hasSetting(_ key: String) -> Bool { settings.contains { $0.key == key } }

  /// Keeps of the old addresses those that are not in `taken`, and adds them there.
  mutating func takeAliases(_ taken: inout Set<String>, _ problems: inout [Diagnostic]) {
    aliases.removeAll { alias in
      guard !taken.insert(alias).inserted else { return false }
      let message = "the address \"\(alias)\" leads to another page already"
      problems.append(.lost(message, at: source.place(ofFirst: alias)))
      return true
    }
  }

  /// The front matter of the new file. Without a title, the first heading or the name is it.
  func frontMatter(title: String) -> String {
    let titled = hasSetting("title") ? [] : ["title: \(title.yamlQuoted)"]
    let own = settings.map { "\($0.key): \($0.yaml)" }
    let list = aliases.map(\.yamlQuoted).joined(separator: ", ")
    let old = aliases.isEmpty ? [] : ["aliases: [\(list)]"]
    return (["---"] + titled + own + old + ["---"]).joined(separator: "\n")
  }
}

/// Old keys as new ones. Those without a counterpart are told.
private struct FieldMapping {
  private let fields: FieldValue
  private let source: SourceText
  private var found: [(key: String, yaml: String)] = []
  private(set) var aliases: [String] = []

  init(_ fields: FieldValue, _ source: SourceText) {
    self.fields = fields
    self.source = source
  }

  /// What only says how the old tool builds the page, or is read elsewhere.
  private static let ignored: Set<String> = [
    "layout", "id", "lang", "language", "locale", "has_children", "sort_by",
    "page_template", "insert_anchor_links", "type", "hide_table_of_contents", "toc", "cascade",
    "outputs", "collapsed", "collapsible", "categories", "className",
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
    case "template":
      // A section's makes a list, which the new site has; a page's may make what the page shows.
      let message = "what template \"\(value.text ?? "")\" makes of the page is left out"
      if !isSection { problems.append(.lost(message, at: source.place(line: line))) }
    case "taxonomies":
      if !isSection { set(list: "tags", value["tags"]?.texts ?? []) }
    case "link": if let text = value["description"] { set(text: "description", text) }
    case "extra", "params", "last_update":
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
    case "aliases", "redirect_from", "permalink", "url", "path":
      setAliases(value.texts, line: line, isSection, &problems)
    case "translationKey": if !isSection { set(text: key, value) }
    case "in_search_index": if value.text == "false", !isSection { set("search", "false") }
    case "icon" where isSection: set(text: "icon", value)
    default:
      guard !Self.ignored.contains(key) else { return }
      problems.append(.lost("\"\(key)\" has no counterpart", at: source.place(line: line)))
    }
  }

  /// Old addresses; those that the old tool makes from a pattern cannot be told.
  private mutating func setAliases(
    _ texts: [String], line: Int, _ isSection: Bool, _ problems: inout [Diagnostic]
  ) {
    let paths = texts.map { $0.hasPrefix("/") ? $0 : "/" + $0 }
    let aliases = paths.filter { SitePath(written: $0) != nil && !$0.contains("/:") }
    for path in paths where isSection || !aliases.contains(path) {
      problems.append(
        .lost("the address \"\(path)\" does not lead here any more", at: source.place(line: line)))
    }
    if !isSection { self.aliases += aliases.filter { !self.aliases.contains($0) } }
  }

  private mutating func set(slug value: FieldValue, line: Int, _ problems: inout [Diagnostic]) {
    guard let text = value.text else { return }
    let parts = SitePath(written: text)?.components ?? []
    guard parts.count == 1, parts[0] == text || "/" + parts[0] == text else {
      problems.append(
        .lost("\"\(text)\" is not the last part of an address", at: source.place(line: line)))
      return
    }
    set("slug", parts[0].yamlQuoted)
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
