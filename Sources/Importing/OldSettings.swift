import Diagnostics
import HelpCenter

/// What the old tool's settings say about the site as a whole.
struct OldSettings {
  private(set) var title = "Help center"
  private(set) var url = "https://help.example.com/"
  private(set) var source = LanguageTag("en")!
  /// Those the settings name; none where they name none.
  private(set) var listed: [LanguageTag] = []

  /// Folders of pages, from the root of the old site, that are not where they usually are.
  private(set) var contentFolders: [(folder: [String], language: LanguageTag?)] = []
  /// Where MkDocs' navigation has a page, by the page's id.
  private(set) var navigation: [String: NavigationPlace] = [:]
  /// Docusaurus' translations of the names of categories.
  private(set) var categoryNames: [LanguageTag: [String: String]] = [:]

  init(_ files: [ImportFile], _ format: ImportFormat, _ problems: inout [Diagnostic]) {
    let names = Self.names(format)
    if let file = files.first(where: { names.contains($0.path) }), let text = file.text(&problems) {
      let fields = Self.fields(text, &problems)
      read(fields)
      readFolders(fields, format)
      if format == .mkdocs { navigation = NavigationPlace.all(in: fields["nav"]) }
      let message = "of the settings only address, title and languages are imported"
      problems.append(.lost(message, at: Place(file: file.path)))
    }
    if format == .docusaurus { readCategoryNames(files) }
  }

  private mutating func read(_ fields: FieldValue) {
    title = (fields["title"] ?? fields["site_name"])?.text ?? title
    url =
      ["baseURL", "baseurl", "base_url", "site_url", "url"].compactMap { fields[$0]?.text }
      .first { WebURL.split($0) != nil } ?? url
    if !url.hasSuffix("/") { url += "/" }
    let named =
      ["defaultContentLanguage", "default_language", "defaultLocale", "lang", "locale"]
      .compactMap { fields[$0]?.text }.first ?? fields["theme"]?["language"]?.text
    source = named.flatMap { LanguageTag($0) } ?? source
    let languages = (fields["languages"] ?? fields["locales"]).map { value in
      value.entries.isEmpty ? value.texts : value.entries.map(\.key)
    }
    listed = (languages ?? []).compactMap { LanguageTag($0) }
  }

  private mutating func readFolders(_ fields: FieldValue, _ format: ImportFormat) {
    let parts = { (value: FieldValue?) in
      (value?.text ?? "").split(separator: "/").filter { $0 != "." }.map(String.init)
    }
    switch format {
    case .hugo:
      contentFolders = (fields["languages"]?.entries ?? []).map { entry in
        (parts(entry.value["contentDir"] ?? entry.value["contentdir"]), LanguageTag(entry.key))
      }
    case .mkdocs: contentFolders = [(parts(fields["docs_dir"]), nil)]
    default: break
    }
    contentFolders.removeAll { $0.folder.isEmpty }
  }

  /// `i18n/LANG/docusaurus-plugin-content-docs/current.json`:
  /// `{"sidebar.docs.category.Buying": {"message": "Acheter"}}`
  private mutating func readCategoryNames(_ files: [ImportFile]) {
    for file in files where file.path.hasSuffix("/docusaurus-plugin-content-docs/current.json") {
      let parts = file.path.split(separator: "/")
      var ignored: [Diagnostic] = []
      guard parts.count == 4, let language = language(parts[1]), let text = file.text(&ignored),
        let node = YAMLNode.parse(text).value
      else { continue }
      for entry in FieldValue(node).entries {
        guard let range = entry.key.firstRange(of: ".category."),
          let message = entry.value["message"]?.text
        else { continue }
        categoryNames[language, default: [:]][String(entry.key[range.upperBound...])] = message
      }
    }
  }

  private static func fields(_ text: SourceText, _ problems: inout [Diagnostic]) -> FieldValue {
    if text.path.hasSuffix(".js") || text.path.hasSuffix(".ts") { return script(text.text) }
    if text.path.hasSuffix(".toml") {
      let parsed = TOML.parse(text.text, in: text)
      problems += parsed.diagnostics
      return parsed.value
    }
    let parsed = YAMLNode.parse(text)
    problems += parsed.diagnostics
    return parsed.value.map { FieldValue($0) } ?? .map([])
  }

  static func names(_ format: ImportFormat) -> [String] {
    switch format {
    case .hugo: ["hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml"]
    case .zola: ["config.toml", "zola.toml"]
    case .docusaurus: ["docusaurus.config.js", "docusaurus.config.ts"]
    case .mkdocs: ["mkdocs.yml", "mkdocs.yaml"]
    case .jekyll: ["_config.yml", "_config.yaml"]
    case .zendesk: []
    }
  }

  /// The few texts that are wanted of a script, found by their names: it is not run.
  private static func script(_ text: String) -> FieldValue {
    let texts = ["title", "url", "defaultLocale"].compactMap { name -> (String, FieldValue, Int)? in
      guard let range = text.firstRange(of: name + ":") else { return nil }
      let rest = text[range.upperBound...].drop { $0 == " " }
      guard let quote = rest.first, "'\"`".contains(quote) else { return nil }
      return (name, .text(String(rest.dropFirst().prefix { $0 != quote })), 0)
    }
    var entries = texts.map { (key: $0.0, value: $0.1, line: $0.2) }
    if let range = text.firstRange(of: "locales:") {
      let list = text[range.upperBound...].drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
      let names = list.split { !$0.isLetter && $0 != "-" }.map { FieldValue.text(String($0)) }
      entries.append(("locales", .list(names), 0))
    }
    return .map(entries)
  }

  /// Whether a folder or an ending names a language: one of those listed, else any two letters.
  func language(_ text: Substring) -> LanguageTag? {
    guard let tag = LanguageTag(String(text.replacing("_", with: "-"))) else { return nil }
    if tag == source || listed.contains(tag) { return tag }
    return listed.isEmpty && tag.primary.count == 2 ? tag : nil
  }

  /// Languages that have a page, the source first, in the order of the settings.
  func languages(of pages: [OldPage]) -> [LanguageTag] {
    let found = Set(pages.map(\.language))
    let known = listed.filter { found.contains($0) }
    return [source] + known.filter { $0 != source }
      + found.subtracting(known + [source]).sorted()
  }

  func siteYAML(_ languages: [LanguageTag]) -> String {
    """
    url: \(url.yamlQuoted)
    title: \(title.yamlQuoted)
    source: "\(source)"
    languages: [\(languages.map { "\"\($0)\"" }.joined(separator: ", "))]

    """
  }
}

extension String {
  /// As a YAML text in double quotes (YAML 1.2.2, 7.3.1).
  var yamlQuoted: String {
    "\""
      + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      .replacing("\t", with: "\\t") + "\""
  }
}
