package import Diagnostics
import Foundation
package import HelpCenter

/// `Content/glossary.yml`: the words that every translation uses in the same way.
package struct Glossary: Sendable {
  struct Term: Sendable {
    let text: String
    /// Written in every language as in the source.
    let isKept: Bool
    let translations: [LanguageTag: String]
    let place: Place

    /// What a translation should say for it; nil where the glossary leaves it open.
    func wanted(in language: LanguageTag) -> String? {
      if let own = translations[language] { return own }
      if let own = LanguageTag(language.primary).flatMap({ translations[$0] }) { return own }
      return isKept ? text : nil
    }
  }

  let terms: [Term]

  package static let empty = Glossary(terms: [])

  /// Reads a list of `{term: …, LANG: …}` or `{term: …, keep: true}`.
  package static func parse(_ file: SourceText, languages: [LanguageTag]) -> Checked<Glossary> {
    let parsed = YAMLNode.parse(file)
    var problems = parsed.diagnostics
    guard let node = parsed.value else { return Checked(Glossary(terms: []), problems) }
    if node.items == nil, !(node.entries ?? []).isEmpty {
      let message = "the glossary must be a list of terms, \"- term: …\""
      problems.append(.error("wrong-type", message, at: node.place(in: file)))
    }
    var places: [String: Place] = [:]
    var terms: [Term] = []
    for item in node.items ?? [] {
      guard let term = term(item, in: file, languages: languages, &problems) else { continue }
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
    return Checked(Glossary(terms: terms), problems)
  }

  private static func term(
    _ item: YAMLNode, in file: SourceText, languages: [LanguageTag], _ problems: inout [Diagnostic]
  ) -> Term? {
    guard let text = item["term"]?.text, !text.isEmpty else {
      problems.append(.error("wrong-type", "a term needs a \"term\"", at: item.place(in: file)))
      return nil
    }
    var translations: [LanguageTag: String] = [:]
    for (key, value) in item.entries ?? [] {
      guard let name = key.text, name != "term", name != "keep" else { continue }
      guard let tag = LanguageTag(name), languages.contains(tag) else {
        let known = languages.map(\.text) + ["keep"]
        let message = "\"\(name)\" is no language of the site"
          .suggesting(nearestName(to: name, among: known))
        problems.append(.warning("unknown-language", message, at: key.place(in: file)))
        continue
      }
      translations[tag] = value.text
    }
    let isKept = ["true", "yes", "on"].contains(item["keep"]?.text?.lowercased() ?? "")
    let place = item["term"]?.place(in: file) ?? item.place(in: file)
    return Term(text: text, isKept: isKept, translations: translations, place: place)
  }
}

extension Glossary {
  /// A term that the source uses and whose translation stands nowhere in the translation. Endings
  /// are let pass: the beginning of each word is looked for.
  func problems(_ own: Article, madeFrom source: Article) -> [Diagnostic] {
    guard !terms.isEmpty else { return [] }
    let (text, sourceText) = (own.glossaryText, " \(source.glossaryText) ")
    let words = own.wordsForGlossary
    return terms.compactMap { term in
      guard let wanted = term.wanted(in: own.language), sourceText.hasTerm(term.text) else {
        return nil
      }
      let isKept = term.isKept && term.translations[own.language] == nil
      if isKept ? text.contains(wanted.foldedForGlossary) : wanted.isSaid(in: text, words) {
        return nil
      }
      let message =
        isKept
        ? "\"\(term.text)\" stays as it is in every language, the translation does not say it"
        : "the glossary says \"\(wanted)\" for \"\(term.text)\", the translation does not"
      return .warning(
        "glossary-term", message, at: Place(file: own.file.path),
        notes: [
          Diagnostic.Note("used here", at: source.file.place(ofFirst: term.text)),
          Diagnostic.Note("in the glossary", at: term.place),
        ])
    }
  }
}

extension Article {
  fileprivate var glossaryText: String {
    units.filter { $0.kind != .code && $0.kind != .html }.map(\.text).joined(separator: " \n ")
      .foldedForGlossary
  }

  fileprivate var wordsForGlossary: Set<Substring> {
    Set(glossaryText.split { !$0.isLetter && !$0.isNumber })
  }
}

extension String {
  /// In lower case, without accents.
  fileprivate var foldedForGlossary: String {
    folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  /// Whether the text has the term as words of its own, an English plural included.
  fileprivate func hasTerm(_ term: String) -> Bool {
    let term = term.foldedForGlossary
    var rest = self[...]
    while let range = rest.firstRange(of: term) {
      let before = rest[..<range.lowerBound].last ?? " "
      let after = rest[range.upperBound...].drop { $0 == "s" }.first ?? " "
      if !before.isLetter, !after.isLetter { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  /// Whether each word's first two thirds begin a word of the text or stand in it, as in compounds
  /// and where words are not divided by spaces.
  fileprivate func isSaid(in text: String, _ words: Set<Substring>) -> Bool {
    let parts = foldedForGlossary.split { !$0.isLetter && !$0.isNumber }
    return parts.allSatisfy { part in
      let stem = part.prefix(max(min(part.count, 3), part.count * 2 / 3))
      return words.contains(part) || text.contains(stem)
    }
  }
}
