import Diagnostics
import HelpCenter
import Testing
import Theming

/// The interface words of the default theme, language by language.
@Suite struct InterfaceWordsTests {
  static let languages = [
    "en", "es", "it", "fr", "nl", "de", "pt", "pl", "no", "sv", "da", "fi", "cs", "ro", "hu", "el",
    "tr", "uk", "ru", "zh", "zh-Hant", "ja", "ko", "ar", "he", "hi", "vi", "th", "id",
  ]

  @Test(arguments: languages)
  func `a language has every word, in all its plural forms, with the same places`(
    _ name: String
  ) throws {
    let english = try words(of: "en")
    let words = try words(of: name)
    let needed = PluralCategory.categories(of: words.language)
    for (group, entries) in english.groups {
      for (key, model) in entries {
        let word = try #require(words[group, key], "\(name) lacks \(group).\(key)")
        switch (model, word) {
        case (.text, .text):
          #expect(word.places == model.places, "\(name) \(group).\(key)")
        case (.plural, .plural(let forms)):
          #expect(Set(forms.keys).isSuperset(of: needed), "\(name) \(group).\(key)")
          #expect(word.places.isSubset(of: model.places), "\(name) \(group).\(key)")
        default:
          Issue.record("\(name) \(group).\(key) is plural in one language only")
        }
        #expect(word.texts.allSatisfy { !$0.isEmpty }, "\(name) \(group).\(key)")
      }
    }
  }

  @Test func `no language has a word that English lacks, and none is left out here`() throws {
    let files = Theme.defaultFiles.keys.filter { $0.hasPrefix("Strings/") }
    #expect(files.sorted() == Self.languages.map { "Strings/\($0).yml" }.sorted())
    let english = try words(of: "en")
    for name in Self.languages {
      let source = try #require(Theme.defaultFiles["Strings/\(name).yml"])
      let language = try #require(LanguageTag(name))
      #expect(Words.parse(source, language: language, known: english).diagnostics.isEmpty)
    }
  }

  @Test(arguments: [
    ("en", 1, "one"), ("en", 0, "other"), ("fr", 0, "one"), ("fr", 1_000_000, "many"),
    ("pt", 0, "one"), ("es", 0, "other"), ("es", 2_000_000, "many"), ("pl", 1, "one"),
    ("pl", 22, "few"), ("pl", 12, "many"), ("pl", 21, "many"), ("ru", 21, "one"),
    ("ru", 11, "many"), ("uk", 104, "few"), ("cs", 4, "few"), ("cs", 5, "other"), ("ro", 0, "few"),
    ("ro", 101, "few"), ("ro", 120, "other"), ("ar", 0, "zero"), ("ar", 2, "two"),
    ("ar", 103, "few"), ("ar", 111, "many"), ("ar", 100, "other"), ("he", 2, "two"),
    ("hi", 0, "one"), ("ja", 1, "other"), ("zh-Hant", 1, "other"), ("tr", 1, "one"),
  ])
  func `plural categories are those of CLDR`(_ language: String, _ number: Int, _ category: String)
    throws
  {
    let tag = try #require(LanguageTag(language))
    #expect(PluralCategory(number, in: tag).rawValue == category)
  }

  private func words(of name: String) throws -> Words {
    let language = try #require(LanguageTag(name))
    let source = try #require(Theme.defaultFiles["Strings/\(name).yml"])
    return Words.parse(source, language: language, known: nil).value
  }
}
