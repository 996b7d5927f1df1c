package import Foundation

/// A language tag, well-formed by BCP 47 (RFC 5646, 2.1), in canonical case: `pt-BR`, `zh-Hant`.
package struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  /// The writing direction: of the script where the tag names one, else of the language's usual
  /// script (CLDR 44, characterOrder).
  package let isRightToLeft: Bool

  /// Nil when `text` is not language[-script][-region][-variant].
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let primary = parts.first, (2...3).contains(primary.count), primary.isLetters
    else { return nil }
    var canonical = [primary.lowercased()]
    var rest = parts.dropFirst()
    if let script = rest.first, script.count == 4, script.isLetters {
      canonical.append(script.prefix(1).uppercased() + script.dropFirst().lowercased())
      rest = rest.dropFirst()
    }
    if let region = rest.first, region.isRegion {
      canonical.append(region.uppercased())
      rest = rest.dropFirst()
    }
    guard rest.allSatisfy(\.isVariant) else { return nil }
    self.text = (canonical + rest.map { $0.lowercased() }).joined(separator: "-")
    if canonical.count > 1, canonical[1].count == 4 {
      isRightToLeft = Self.rightToLeftScripts.contains(canonical[1])
    } else {
      isRightToLeft = Self.rightToLeftLanguages.contains(canonical[0])
    }
  }

  package var description: String { text }

  /// `pt` of `pt-BR`.
  package var primary: String { String(text.prefix { $0 != "-" }) }

  /// `Hant` of `zh-Hant`; nil when the tag names none.
  package var script: String? {
    text.split(separator: "-").dropFirst().first { $0.count == 4 && $0.first?.isUppercase == true }
      .map(String.init)
  }

  package var direction: String { isRightToLeft ? "rtl" : "ltr" }

  private static let rightToLeftScripts: Set<String> = [
    "Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa",
  ]
  private static let rightToLeftLanguages: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
  ]
}

extension LanguageTag: Comparable {
  package static func < (a: LanguageTag, b: LanguageTag) -> Bool { a.text < b.text }
}

extension LanguageTag {
  /// The tag as ICU knows it: macrolanguage Norwegian is written as Bokmål.
  package var locale: Locale {
    Locale(identifier: primary == "no" ? "nb" + text.dropFirst(2) : text)
  }

  /// The language's name in itself, `Français`, with a capital first letter as in a menu.
  package var autonym: String { name(in: self).capitalizedFirst(locale) }

  /// The language's name in another language, as CLDR writes it in running text.
  package func name(in language: LanguageTag) -> String {
    let own = primary == "no" ? "no" + text.dropFirst(2) : text
    return language.locale.localizedString(forIdentifier: own) ?? text
  }

  /// Open Graph's form, `pt_BR` (ogp.me, "Optional Metadata").
  package var openGraphLocale: String { String(text.map { $0 == "-" ? "_" : $0 }) }
}

extension String {
  fileprivate var isLetters: Bool { allSatisfy { $0.isASCII && $0.isLetter } }
  fileprivate var isDigits: Bool { allSatisfy { $0.isASCII && $0.isNumber } }
  fileprivate var isRegion: Bool { count == 2 && isLetters || count == 3 && isDigits }
  fileprivate var isVariant: Bool {
    let isWord = allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return isWord && ((5...8).contains(count) || count == 4 && first?.isNumber == true)
  }

  fileprivate func capitalizedFirst(_ locale: Locale) -> String {
    prefix(1).uppercased(with: locale) + dropFirst()
  }
}
