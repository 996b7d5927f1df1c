package import HelpCenter

/// The interface words of one language: `group.key`, each a text or one text per plural category.
package struct Words: Sendable {
  package enum Word: Hashable, Sendable {
    case text(String)
    case plural([PluralCategory: String])
  }

  package let language: LanguageTag
  /// By group, then key.
  package private(set) var groups: [String: [String: Word]] = [:]

  package init(language: LanguageTag) { self.language = language }

  package subscript(group: String, key: String) -> Word? {
    get { groups[group]?[key] }
    set { groups[group, default: [:]][key] = newValue }
  }

  /// These words, and `other`'s where they lack one.
  package func completed(by other: Words) -> Words {
    var completed = self
    for (group, words) in other.groups {
      for (key, word) in words where completed[group, key] == nil { completed[group, key] = word }
    }
    return completed
  }

  /// The text of `group.key` with its places `{name}` filled; of a plural word the form for `count`.
  package func text(
    _ group: String, _ key: String, count: Int? = nil, _ places: [String: String] = [:]
  ) -> String {
    var text: String
    switch groups[group]?[key] {
    case .text(let plain): text = plain
    case .plural(let forms):
      let category = PluralCategory(count ?? 0, in: language)
      text = forms[category] ?? forms[.other] ?? ""
    case nil: text = ""
    }
    if let count { text = text.replacing("{count}", with: String(count)) }
    for (name, value) in places { text = text.replacing("{\(name)}", with: value) }
    return text
  }

  /// As templates see them, `words.group.key`; plural words are not among them.
  var constants: [String: String] {
    var constants: [String: String] = [:]
    for (group, words) in groups {
      for case (let key, .text(let text)) in words { constants["words.\(group).\(key)"] = text }
    }
    return constants
  }

  /// As scripts see them: the same nesting, plural words as objects by category.
  package var json: JSONText {
    let groups = groups.sorted { $0.key < $1.key }.map { group, words in
      (group, JSONText.object(words.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }))
    }
    return .object(groups)
  }
}

extension Words.Word {
  fileprivate var json: JSONText {
    switch self {
    case .text(let text): .string(text)
    case .plural(let forms):
      .object(
        PluralCategory.allCases.compactMap { category in
          forms[category].map { (category.rawValue, .string($0)) }
        })
    }
  }
}
