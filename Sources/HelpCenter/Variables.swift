package import Diagnostics
package import Markdown

/// `{{name}}` in articles and settings, and what it stands for in one language.
package struct Variables: Sendable {
  private let values: [String: String]

  package init(_ settings: SiteSettings, language: LanguageTag) {
    let fallbacks = settings.fallbacks(of: language)
    var values = settings.variables.compactMapValues {
      $0.text(for: language, fallbacks: fallbacks)
    }
    values["brand"] =
      settings.brand.name ?? settings.title.text(for: language, fallbacks: fallbacks) ?? ""
    self.values = values
  }

  package var names: [String] { values.keys.sorted() }

  /// `text` with every known variable replaced; unknown ones stay as they are and are told.
  package func fill(_ text: String, unknown: (String) -> Void = { _ in }) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")), text.contains("{{") else { return text }
    var filled = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      filled += rest[..<open.lowerBound]
      let name = String(rest[open.upperBound..<close.lowerBound]).trimmingWhitespace
      if let value = values[name] {
        filled += value
      } else {
        filled += rest[open.lowerBound..<close.upperBound]
        unknown(name)
      }
      rest = rest[close.upperBound...]
    }
    return filled + rest
  }

  package func fill(_ document: Document, unknown: (String) -> Void) -> Document {
    document.mapStrings({ fill($0, unknown: unknown) }, code: { fill($0, unknown: unknown) })
  }
}

extension Article {
  /// The article with its variables filled, and those it names that do not exist.
  func filling(_ variables: Variables) -> Checked<Article> {
    guard file.bytes.contains("{{") else { return Checked(self) }
    var unknown: [String] = []
    let fill = { (text: String) in variables.fill(text) { unknown.append($0) } }
    var filled = content
    filled.title = fill(content.title)
    filled.description = content.description.map(fill)
    filled.questions = content.questions.map(fill)
    filled.keywords = content.keywords.map(fill)
    filled.tags = content.tags.map(fill)
    filled.body = variables.fill(content.body) { unknown.append($0) }
    filled.headings = Self.headings(in: filled.body)
    filled.answer = content.answer.map { answer in
      variables.fill(answer) { if !$0.hasPrefix("item.") { unknown.append($0) } }
    }
    let article = Article(
      file: file, language: language, category: category, name: name, content: filled)
    return Checked(article, unknown.map { variables.problem($0, in: file) })
  }
}

extension Variables {
  package func problem(_ name: String, in file: SourceText) -> Diagnostic {
    let message = "unknown variable \"\(name)\"".suggesting(nearestName(to: name, among: names))
    return .error("unknown-variable", message, at: place(of: name, in: file))
  }

  /// Where `{{name}}` stands first, with or without spaces.
  private func place(of name: String, in file: SourceText) -> Place {
    var start = 0
    while let open = file.bytes.firstRange(of: "{{", from: start) {
      start = open.upperBound
      let spaces = file.bytes[start...].prefix { $0 == UInt8(ascii: " ") }.count
      let rest = file.bytes[(start + spaces)...]
      let after = rest.dropFirst(name.utf8.count).first
      if rest.starts(with: name.utf8), after == UInt8(ascii: "}") || after == UInt8(ascii: " ") {
        return file.place(offset: start + spaces, length: name.utf8.count)
      }
    }
    return Place(file: file.path)
  }
}
