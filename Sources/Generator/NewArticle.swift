package import Diagnostics
package import HelpCenter

/// What `helpgen new` writes: an empty article, or the source article to be translated.
package enum NewArticle {
  package enum Problem: Error, Equatable {
    case exists(path: String)
    case unknownLanguage(String, nearest: String?)
    case settings([Diagnostic])
  }

  package struct Location: Sendable {
    package let language: LanguageTag
    package let category: String
    package let name: String

    /// `LANG/CATEGORY/NAME`, with or without `.md`; nil for another form.
    package init?(_ text: String) {
      let path = text.hasSuffix(".md") ? String(text.dropLast(3)) : text
      let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let language = LanguageTag(parts[0]),
        SitePath(written: path)?.components == parts, parts[2] != "index"
      else { return nil }
      self.language = language
      category = parts[1]
      name = parts[2]
    }

    package var file: String { "Content/\(language)/\(category)/\(name).md" }
  }

  /// Writes the file and returns its path, and whether it is a translation.
  package static func write(
    _ location: Location, in folder: ProjectFolder
  ) throws -> (path: String, isTranslation: Bool) {
    let checked = try folder.settings(baseURL: nil)
    guard let settings = checked.value else { throw Problem.settings(checked.diagnostics) }
    guard settings.languages.contains(location.language) else {
      let names = settings.languages.map(\.text)
      throw Problem.unknownLanguage(
        location.language.text, nearest: nearestName(to: location.language.text, among: names))
    }
    let target = folder.path(of: location.file)
    guard try Disk.read(target) == nil else { throw Problem.exists(path: location.file) }
    let source = try source(of: location, settings, in: folder)
    let text = source.map(translation) ?? empty(location)
    try Disk.write(Array(text.utf8), toNew: target)
    return (location.file, source != nil)
  }

  private static func source(
    of location: Location, _ settings: SiteSettings, in folder: ProjectFolder
  ) throws -> Article? {
    guard location.language != settings.source else { return nil }
    let path = "Content/\(settings.source)/\(location.category)/\(location.name).md"
    guard let text = try folder.text(path) else { return nil }
    return Article.parse(
      text.value, language: settings.source, category: location.category, name: location.name
    ).value
  }

  private static func empty(_ location: Location) -> String {
    let words = location.name.split(separator: "-").joined(separator: " ")
    let title = words.prefix(1).uppercased() + words.dropFirst()
    return """
      ---
      title: \(title.yamlQuoted)
      description: ""
      draft: true
      questions: []
      ---

      """
  }

  /// The source's text, to be written over; a draft until `draft` is taken out, so that a page in
  /// the wrong language is never published.
  private static func translation(of source: Article) -> String {
    var lines = ["---", "title: \(source.content.title.yamlQuoted)"]
    if let description = source.content.description {
      lines.append("description: \(description.yamlQuoted)")
    }
    lines += ["draft: true", "sourceRevision: \(source.content.revision)"]
    if let order = source.content.order { lines.append("order: \(order)") }
    if let updated = source.content.updated { lines.append("updated: \(updated.iso)") }
    if !source.content.audience.isEmpty {
      lines.append("audience: \(source.content.audience.yamlList)")
    }
    if !source.content.tags.isEmpty { lines.append("tags: \(source.content.tags.yamlList)") }
    if !source.content.questions.isEmpty {
      lines.append("questions:")
      lines += source.content.questions.map { "  - \($0.yamlQuoted)" }
    }
    if !source.content.related.isEmpty {
      lines.append("related: \(source.content.related.yamlList)")
    }
    if case .reason(let id) = source.content.contact {
      lines.append("contact: {reason: \(id.yamlQuoted)}")
    }
    if source.content.contact == .none { lines.append("contact: false") }
    let body = String(decoding: source.file.bytes[source.content.bodyStart...], as: UTF8.self)
    return lines.joined(separator: "\n") + "\n---\n" + body
  }
}

extension String {
  /// As a YAML text: in double quotes (YAML 1.2.2, 7.3.1).
  fileprivate var yamlQuoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      + "\""
  }
}

extension [String] {
  fileprivate var yamlList: String { "[" + map(\.yamlQuoted).joined(separator: ", ") + "]" }
}
