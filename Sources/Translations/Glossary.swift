package import Diagnostics
package import HelpCenter

/// `Content/glossary.yml`: the words that every translation uses in the same way.
package struct Glossary: Sendable {
  struct Term: Sendable {
    let text: String
    /// Written in every language as in the source.
    let isKept: Bool
    /// The words that may stand for it, the usual one first.
    let translations: [LanguageTag: [String]]
    let place: Place

    /// What a translation may say for it, and whether that is the source's own word; nil where the
    /// glossary leaves it open.
    func wanted(in language: LanguageTag) -> (words: [String], isKept: Bool)? {
      let general = LanguageTag(language.primary)
      if let own = translations[language] ?? general.flatMap({ translations[$0] }) {
        return (own, false)
      }
      return isKept ? ([text], true) : nil
    }
  }

  let terms: [Term]

  package static let empty = Glossary(terms: [])

  /// Reads a list of `{term: …, LANG: …}`, where several words are a list, or `{term: …, keep: true}`.
  package static func parse(_ file: SourceText, languages: [LanguageTag]) -> Checked<Glossary> {
    let parsed = YAMLNode.parse(file)
    guard let node = parsed.value else { return Checked(.empty, parsed.diagnostics) }
    var reading = GlossaryReading(file: file, languages: languages, problems: parsed.diagnostics)
    reading.read(node)
    return Checked(Glossary(terms: reading.terms), reading.problems)
  }
}

private struct GlossaryReading {
  let file: SourceText
  let languages: [LanguageTag]
  var problems: [Diagnostic]
  var terms: [Glossary.Term] = []
  private var places: [String: Place] = [:]

  init(file: SourceText, languages: [LanguageTag], problems: [Diagnostic]) {
    self.file = file
    self.languages = languages
    self.problems = problems
  }

  mutating func read(_ node: YAMLNode) {
    if node.items == nil, !(node.entries?.isEmpty ?? false) {
      refuse("the glossary must be a list of terms, \"- term: …\"", at: node)
    }
    for item in node.items ?? [] {
      guard let term = term(item) else { continue }
      if let first = places[term.text] {
        problems.append(
          .warning(
            "duplicate-term", "term \"\(term.text)\" stands twice", at: term.place,
            notes: [Diagnostic.Note("first here", at: first)]))
      } else {
        places[term.text] = term.place
        terms.append(term)
      }
    }
  }

  private mutating func term(_ item: YAMLNode) -> Glossary.Term? {
    guard let name = item["term"], let text = name.text, !text.isEmpty else {
      refuse("a term needs a \"term\", which must be a text", at: item["term"] ?? item)
      return nil
    }
    var translations: [LanguageTag: [String]] = [:]
    var isKept = false
    for (key, value) in item.entries ?? [] {
      switch key.text ?? "" {
      case "term": continue
      case "keep": isKept = flag(value)
      case let name:
        guard let tag = LanguageTag(name), languages.contains(tag) else {
          report(unknownLanguage: name, at: key)
          continue
        }
        translations[tag] = words(value)
      }
    }
    return Glossary.Term(
      text: text, isKept: isKept, translations: translations, place: name.place(in: file))
  }

  private mutating func words(_ value: YAMLNode) -> [String]? {
    let texts = value.items?.map(\.text) ?? [value.text]
    let words = texts.compactMap(\.self).filter { !$0.isEmpty }
    if words.count < texts.count || words.isEmpty {
      refuse("a translation must be a text or a list of texts", at: value)
    }
    return words.isEmpty ? nil : words
  }

  private mutating func flag(_ value: YAMLNode) -> Bool {
    switch value.text?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      refuse("\"keep\" must be true or false", at: value)
      return false
    }
  }

  private mutating func report(unknownLanguage name: String, at key: YAMLNode) {
    let known = languages.map(\.text) + ["keep"]
    let message = "\"\(name)\" is no language of the site"
      .suggesting(nearestName(to: name, among: known))
    problems.append(.warning("unknown-language", message, at: key.place(in: file)))
  }

  private mutating func refuse(_ message: String, at node: YAMLNode) {
    problems.append(.error("wrong-type", message, at: node.place(in: file)))
  }
}
