import Diagnostics
import HelpCenter

/// What the old tool's settings say about the site as a whole.
struct OldSettings {
  private(set) var title = "Help center"
  private(set) var url = "https://help.example.com/"
  private(set) var source = LanguageTag("en")!
  /// Those the settings name; none where they name none.
  private(set) var listed: [LanguageTag] = []

  init(_ files: [ImportFile], _ format: ImportFormat) {
    guard let file = files.first(where: { Self.names(format).contains($0.path) }) else { return }
    let fields: FieldValue
    if file.path.hasSuffix(".toml") {
      fields = TOML.parse(file.source.text, in: file.source).value
    } else if file.path.hasSuffix(".js") || file.path.hasSuffix(".ts") {
      fields = Self.script(file.source.text)
    } else {
      fields = YAMLNode.parse(file.source).value.map { FieldValue($0) } ?? .map([])
    }
    title = (fields["title"] ?? fields["site_name"])?.text ?? title
    url =
      ["baseURL", "baseurl", "base_url", "site_url", "url"].compactMap { fields[$0]?.text }
      .first { $0.hasPrefix("http") } ?? url
    let named =
      ["defaultContentLanguage", "default_language", "defaultLocale", "lang", "locale"]
      .compactMap { fields[$0]?.text }.first ?? fields["theme"]?["language"]?.text
    source = named.flatMap { LanguageTag($0) } ?? source
    let languages = (fields["languages"] ?? fields["locales"]).map { value in
      value.entries.isEmpty ? value.texts : value.entries.map(\.key)
    }
    listed = (languages ?? []).compactMap { LanguageTag($0) }
  }

  private static func names(_ format: ImportFormat) -> [String] {
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
    url: \((url.hasSuffix("/") ? url : url + "/").yamlQuoted)
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
