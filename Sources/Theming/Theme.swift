import Diagnostics
package import HelpCenter

/// How the help center looks: templates, one stylesheet, scripts, icons and interface words.
package struct Theme: Sendable {
  package let name: String
  /// By name, without indentation.
  let templateSources: [String: SourceText]
  /// The stylesheet, before the site's colours.
  let styles: String
  /// By path below `Scripts/`, sorted.
  let scripts: [(path: String, text: String)]
  /// The entry module, relative to `Scripts/`.
  let entryScript: String
  /// Safe HTML by name.
  let icons: [String: String]
  /// Complete words of each language that the theme knows and the site needs.
  package let words: [LanguageTag: Words]
  /// English, what every other language is completed by.
  package let sourceWords: Words

  /// The nearest words for `language`: its own, those of the tag without region, English.
  package func words(for language: LanguageTag) -> Words {
    let near = Self.nearest(to: language).first { words[$0] != nil }
    return words[language] ?? near.flatMap { words[$0] } ?? sourceWords
  }

  /// The languages whose words will do, best first.
  static func nearest(to language: LanguageTag) -> [LanguageTag] {
    let aliases = [
      "nb": "no", "nn": "no", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "iw": "he", "in": "id",
    ]
    return [aliases[language.text], language.primary, aliases[language.primary]]
      .compactMap { $0.flatMap { LanguageTag($0) } }
  }
}
