package import HelpCenter

/// Which form a language uses for a whole number (CLDR 44, plurals.xml, cardinal rules for n = i,
/// no decimals).
package enum PluralCategory: String, CaseIterable, Sendable {
  case zero, one, two, few, many, other

  package init(_ number: Int, in language: LanguageTag) {
    let n = number.magnitude
    switch language.primary {
    case "zh", "ja", "ko", "vi", "th", "id", "ms", "lo", "my", "yue": self = .other
    case "fr": self = n < 2 ? .one : Self.isMillion(n) ? .many : .other
    case "es", "it", "ca": self = n == 1 ? .one : Self.isMillion(n) ? .many : .other
    case "pt": self = n < 2 ? .one : Self.isMillion(n) ? .many : .other
    case "hi", "fa", "bn", "gu", "kn", "zu", "am": self = n < 2 ? .one : .other
    case "ru", "uk", "be": self = Self.eastSlavic(n)
    case "pl": self = n == 1 ? .one : Self.isFew(n) ? .few : .many
    case "cs", "sk": self = n == 1 ? .one : (2...4).contains(n) ? .few : .other
    case "hr", "sr", "bs":
      self = n % 10 == 1 && n % 100 != 11 ? .one : Self.isFew(n) ? .few : .other
    case "sl": self = [.other, .one, .two, .few, .few][n % 100 <= 4 ? Int(n % 100) : 0]
    case "lt":
      let isTeen = (11...19).contains(n % 100)
      self = n % 10 == 1 && !isTeen ? .one : (2...9).contains(n % 10) && !isTeen ? .few : .other
    case "lv":
      let isZero = n % 10 == 0 || (11...19).contains(n % 100)
      self = isZero ? .zero : n % 10 == 1 && n % 100 != 11 ? .one : .other
    case "ro":
      self = n == 1 ? .one : n == 0 || (1...19).contains(n % 100) ? .few : .other
    case "ar": self = Self.arabic(n)
    case "he": self = n == 1 ? .one : n == 2 ? .two : .other
    case "da", "is", "mk": self = n == 1 ? .one : .other
    default: self = n == 1 ? .one : .other
    }
  }

  /// The categories a language distinguishes for whole numbers.
  package static func categories(of language: LanguageTag) -> Set<PluralCategory> {
    Set((Array(0...120) + [1_000_000]).map { PluralCategory($0, in: language) })
  }

  private static func isMillion(_ n: UInt) -> Bool { n != 0 && n % 1_000_000 == 0 }

  private static func isFew(_ n: UInt) -> Bool {
    (2...4).contains(n % 10) && !(12...14).contains(n % 100)
  }

  private static func eastSlavic(_ n: UInt) -> PluralCategory {
    n % 10 == 1 && n % 100 != 11 ? .one : isFew(n) ? .few : .many
  }

  private static func arabic(_ n: UInt) -> PluralCategory {
    switch n {
    case 0: .zero
    case 1: .one
    case 2: .two
    default:
      (3...10).contains(n % 100) ? .few : (11...99).contains(n % 100) ? .many : .other
    }
  }
}
