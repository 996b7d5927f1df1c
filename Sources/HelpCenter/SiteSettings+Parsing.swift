package import Diagnostics

extension SiteSettings {
  /// Reads `site.yml`. `url` in the file may be replaced by `baseURL` (`--base-url`). The value is
  /// nil only when no page could be made: no languages, or YAML that cannot be read.
  package static func parse(_ source: SourceText, baseURL: String? = nil) -> Checked<SiteSettings?>
  {
    let parsed = YAMLNode.parse(source)
    guard let node = parsed.value else { return Checked(nil, parsed.diagnostics) }
    var reader = FieldReader(node, in: source)
    let url = reader.siteURL(overriddenBy: baseURL)
    let title = reader.siteTitle()
    let languages = reader.languages()
    guard let sourceLanguage = languages.source else {
      return Checked(nil, reader.finish(alsoKnown: optionalKeys))
    }
    var settings = SiteSettings(
      origin: url.origin, basePath: url.path, title: title, source: sourceLanguage,
      languages: languages.all, file: source)
    settings.brand = reader.brand()
    settings.variables = reader.variables()
    settings.account = reader.account()
    settings.feedbackEndpoint = reader.feedback()
    settings.theme = reader.themeName()
    settings.fallback = reader.fallback(among: languages.all)
    settings.redirects = reader.redirects()
    settings.notices = reader.notices()
    settings.writesLLMs = reader.flag("llms") ?? true
    settings.menu = reader.menu()
    return Checked(settings, reader.finish())
  }

  private static let optionalKeys = [
    "brand", "variables", "account", "feedback", "theme", "fallback", "redirects", "llms", "menu",
    "notices",
  ]
}

extension FieldReader {
  fileprivate mutating func siteURL(overriddenBy base: String?) -> (origin: String, path: String) {
    let written = text("url")
    if base == nil, written == nil, node["url"] == nil {
      report("missing-url", "the site needs a \"url\", e.g. https://help.example.com/", at: node)
    }
    guard let url = base ?? written else { return ("https://localhost", "/") }
    guard let split = WebURL.split(url) else {
      report(
        "invalid-url", "\"\(url)\" is not an absolute http or https URL", at: node["url"] ?? node)
      return ("https://localhost", "/")
    }
    return split
  }

  fileprivate mutating func siteTitle() -> LocalizedText {
    guard let title = localized("title") else {
      if node["title"] == nil { report("missing-title", "the site needs a \"title\"", at: node) }
      return LocalizedText(any: "")
    }
    return title
  }

  fileprivate mutating func languages() -> (source: LanguageTag?, all: [LanguageTag]) {
    var all: [LanguageTag] = []
    let list = node("languages")
    for item in list?.items ?? list.map({ [$0] }) ?? [] {
      guard let tag = language(item) else { continue }
      if all.contains(tag) {
        report("duplicate-language", "language \"\(tag)\" stands twice", at: item)
      } else {
        all.append(tag)
      }
    }
    let sourceNode = node("source")
    let source = sourceNode.flatMap { language($0) } ?? all.first
    guard let source else {
      report("missing-languages", "the site needs \"languages\", e.g. [en, es]", at: node)
      return (nil, [])
    }
    if all.isEmpty { all = [source] }
    if !all.contains(source), let sourceNode {
      report("unknown-language", "source \"\(source)\" is not among \"languages\"", at: sourceNode)
      all.insert(source, at: 0)
    }
    return (source, all)
  }

  fileprivate mutating func brand() -> SiteSettings.Brand {
    nested("brand", empty: SiteSettings.Brand()) { reader in
      var brand = SiteSettings.Brand()
      brand.name = reader.text("name")
      brand.logo = reader.text("logo")
      brand.color = reader.text("color")
      if let color = brand.color, !Self.isColor(color), let node = reader.node["color"] {
        reader.report("invalid-color", "\"\(color)\" is not a colour such as \"#2f5d50\"", at: node)
        brand.color = nil
      }
      return brand
    }
  }

  private static func isColor(_ text: String) -> Bool {
    text.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
  }

  fileprivate mutating func variables() -> [String: LocalizedText] {
    nested("variables", empty: [:]) { reader in
      var variables: [String: LocalizedText] = [:]
      for entry in reader.node.entries ?? [] {
        guard let name = entry.key.text else { continue }
        variables[name] = reader.localized(name)
      }
      return variables
    }
  }

  fileprivate mutating func account() -> SiteSettings.Account {
    nested("account", empty: SiteSettings.Account()) { reader in
      SiteSettings.Account(
        signIn: reader.webAddress("signIn"), orders: reader.webAddress("orders"),
        items: reader.webAddress("items"))
    }
  }

  fileprivate mutating func feedback() -> String? {
    nested("feedback", empty: nil) { $0.webAddress("endpoint") }
  }

  fileprivate mutating func notices() -> SiteSettings.Notices {
    nested("notices", empty: SiteSettings.Notices()) { reader in
      SiteSettings.Notices(
        stale: reader.flag("stale") ?? true, machine: reader.flag("machine") ?? true)
    }
  }

  fileprivate mutating func themeName() -> String {
    guard let name = text("theme") else { return "Default" }
    guard SitePath(written: name)?.components == [name] else {
      report(
        "invalid-theme", "\"\(name)\" is not the name of a folder in Themes",
        at: node["theme"] ?? node)
      return "Default"
    }
    return name
  }

  fileprivate mutating func fallback(among known: [LanguageTag]) -> [LanguageTag: LanguageTag] {
    nested("fallback", empty: [:]) { reader in
      var fallback: [LanguageTag: LanguageTag] = [:]
      for entry in reader.node.entries ?? [] {
        _ = entry.key.text.map { reader.node($0) }
        guard let from = reader.language(entry.key), let to = reader.language(entry.value)
        else { continue }
        for (tag, node) in [(from, entry.key), (to, entry.value)] where !known.contains(tag) {
          reader.report(
            "unknown-language", "language \"\(tag)\" is not among \"languages\"", at: node)
        }
        fallback[from] = to
      }
      return fallback
    }
  }

  fileprivate mutating func redirects() -> [SiteSettings.Redirect] {
    let file = source
    return nested("redirects", empty: []) { reader in
      var redirects: [SiteSettings.Redirect] = []
      for entry in reader.node.entries ?? [] {
        guard let from = entry.key.text, reader.node(from) != nil else { continue }
        guard let path = SitePath(written: from) else {
          reader.report("invalid-redirect", "\"\(from)\" is not a path of the site", at: entry.key)
          continue
        }
        guard let to = entry.value.text, WebURL.isSafe(to) else {
          reader.report("invalid-redirect", "a redirect leads to a path or a URL", at: entry.value)
          continue
        }
        redirects.append(
          SiteSettings.Redirect(from: path, to: to, place: entry.key.place(in: file)))
      }
      return redirects
    }
  }

  fileprivate mutating func menu() -> [SiteSettings.MenuEntry] {
    guard let node = node("menu") else { return [] }
    guard let items = node.items else {
      report("wrong-type", "\"menu\" must be a list of entries with title and url", at: node)
      return []
    }
    var menu: [SiteSettings.MenuEntry] = []
    for item in items {
      var entry = FieldReader(item, in: source)
      let title = entry.localized("title")
      let url = entry.webAddress("url")
      if title == nil || item["url"] == nil {
        entry.report("wrong-type", "a menu entry needs a title and a url", at: item)
      }
      add(entry.finish())
      if let title, let url { menu.append(SiteSettings.MenuEntry(title: title, url: url)) }
    }
    return menu
  }

  /// A URL that a page may link to: http, https, mailto, tel, or a path.
  mutating func webAddress(_ key: String) -> String? {
    guard let address = text(key) else { return nil }
    guard WebURL.isSafe(address) else {
      report("unsafe-url", "\"\(key)\" must be an http or https URL", at: node[key] ?? node)
      return nil
    }
    return address
  }

  private mutating func nested<Value>(
    _ key: String, empty: Value, _ read: (inout FieldReader) -> Value
  ) -> Value {
    guard let node = node(key) else { return empty }
    var reader = FieldReader(node, in: source)
    let value = read(&reader)
    add(reader.finish())
    return value
  }
}
