package import Diagnostics
package import HelpCenter

extension Words {
  /// Reads `Strings/LANG.yml` or `Content/LANG/strings.yml`. A key that `known` lacks is a warning,
  /// a place `{name}` that the known text lacks an error; nil checks nothing.
  package static func parse(
    _ source: SourceText, language: LanguageTag, known: Words?
  ) -> Checked<Words> {
    let parsed = YAMLNode.parse(source)
    var words = Words(language: language)
    var diagnostics = parsed.diagnostics
    for group in parsed.value?.entries ?? [] {
      guard let name = group.key.text else { continue }
      guard let entries = group.value.entries else {
        diagnostics.append(.wrongType(name, "a group of words", at: group.value.place(in: source)))
        continue
      }
      for entry in entries {
        guard let key = entry.key.text else { continue }
        guard let word = word(entry.value) else {
          diagnostics.append(
            .wrongType(key, "a text, or one per plural category", at: entry.value.place(in: source))
          )
          continue
        }
        words[name, key] = word
        diagnostics +=
          known.map { problems(word, name, key, known: $0, at: { entry.key.place(in: source) }) }
          ?? []
      }
    }
    return Checked(words, diagnostics)
  }

  private static func word(_ node: YAMLNode) -> Word? {
    if let text = node.text { return .text(text) }
    guard let entries = node.entries else { return nil }
    var forms: [PluralCategory: String] = [:]
    for entry in entries {
      guard let category = entry.key.text.flatMap({ PluralCategory(rawValue: $0) }),
        let text = entry.value.text
      else { return nil }
      forms[category] = text
    }
    return forms[.other] == nil ? nil : .plural(forms)
  }

  private static func problems(
    _ word: Word, _ group: String, _ key: String, known: Words, at place: () -> Place
  ) -> [Diagnostic] {
    guard let model = known[group, key] else {
      let names = known.groups[group].map { $0.keys.sorted() } ?? known.groups.keys.sorted()
      let name = known.groups[group] == nil ? group : key
      let message = "unknown word \"\(group).\(key)\""
        .suggesting(nearestName(to: name, among: names))
      return [.warning("unknown-word", message, at: place())]
    }
    let places = model.places
    return word.places.subtracting(places).sorted().map { name in
      .error(
        "unknown-place",
        "\"\(group).\(key)\" has no place {\(name)}".suggesting(
          nearestName(to: name, among: places.sorted())),
        at: place())
    }
  }
}

extension Words.Word {
  package var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .plural(let forms):
      forms.keys.sorted { $0.rawValue < $1.rawValue }.compactMap { forms[$0] }
    }
  }

  /// The names of its places `{name}`.
  package var places: Set<String> {
    var places: Set<String> = []
    for text in texts {
      for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
        if let end = part.firstIndex(of: "}") { places.insert(String(part[..<end])) }
      }
    }
    return places
  }
}

extension Diagnostic {
  fileprivate static func wrongType(_ name: String, _ wanted: String, at place: Place) -> Diagnostic
  {
    .error("wrong-type", "\"\(name)\" must be \(wanted)", at: place)
  }
}
