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
  /// Complete words of each language the theme knows.
  package let words: [LanguageTag: Words]
  /// English, what every other language is completed by.
  package let sourceWords: Words

  /// The nearest words for `language`: its own, those of the tag without region, English.
  package func words(for language: LanguageTag) -> Words {
    if let own = words[language] { return own }
    let aliases = [
      "nb": "no", "nn": "no", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "iw": "he", "in": "id",
    ]
    let candidates = [aliases[language.text], language.primary, aliases[language.primary]]
    for tag in candidates.compactMap({ $0.flatMap { LanguageTag($0) } }) {
      if let near = words[tag] { return near }
    }
    return sourceWords
  }
}
