import HelpCenter

/// The scripts whose letters make up a text, as far as languages differ by them.
enum WritingSystem: Int, CaseIterable, Sendable {
  case latin, greek, cyrillic, armenian, hebrew, arabic, indic, thai, georgian, ethiopic, hangul,
    kana, han

  /// Of a letter; nil for what is no letter of these.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: self = .latin
    case 0...0x7F: return nil
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF:
      self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x530...0x58F: self = .armenian
    case 0x590...0x5FF: self = .hebrew
    case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
      self = .arabic
    case 0x900...0xDFF: self = .indic
    case 0xE00...0xEFF: self = .thai
    case 0x10A0...0x10FF: self = .georgian
    case 0x1200...0x137F: self = .ethiopic
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: self = .hangul
    case 0x3040...0x30FF: self = .kana
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
    default: return nil
    }
  }

  /// A letter of Han says as much as three of an alphabet.
  var weight: Int { self == .han ? 3 : self == .hangul || self == .kana ? 2 : 1 }
}

extension LanguageTag {
  /// The scripts in which the language is written: that of the tag, else the usual ones (CLDR 44,
  /// likely subtags). Serbian and some others have two.
  var writingSystems: Set<WritingSystem> {
    if let script, let systems = Self.systemsOfScript[script] { return systems }
    return Self.systemsOfLanguage[primary] ?? [.latin]
  }

  private static let systemsOfScript: [String: Set<WritingSystem>] = [
    "Latn": [.latin], "Grek": [.greek], "Cyrl": [.cyrillic], "Armn": [.armenian], "Hebr": [.hebrew],
    "Arab": [.arabic], "Deva": [.indic], "Beng": [.indic], "Guru": [.indic], "Thai": [.thai],
    "Geor": [.georgian], "Ethi": [.ethiopic], "Hang": [.hangul], "Kore": [.hangul, .han],
    "Jpan": [.kana, .han], "Hans": [.han], "Hant": [.han],
  ]

  private static let systemsOfLanguage: [String: Set<WritingSystem>] = {
    var systems: [String: Set<WritingSystem>] = [
      "el": [.greek], "hy": [.armenian], "ka": [.georgian], "ko": [.hangul, .han],
      "ja": [.kana, .han], "sr": [.cyrillic, .latin], "uz": [.cyrillic, .latin],
      "az": [.cyrillic, .latin], "kk": [.cyrillic, .latin], "mn": [.cyrillic],
      "bs": [.cyrillic, .latin], "ku": [.arabic, .latin], "ms": [.latin, .arabic],
    ]
    let more: [(WritingSystem, String)] = [
      (.cyrillic, "ru uk be bg mk ky tg tt"), (.arabic, "ar fa ur ps ckb sd ug"),
      (.hebrew, "he yi"),
      (.indic, "hi bn mr ne ta te kn ml gu pa or as si sa"), (.thai, "th lo"), (.ethiopic, "am ti"),
      (.han, "zh yue"),
    ]
    for (system, languages) in more {
      for language in languages.split(separator: " ") { systems[String(language)] = [system] }
    }
    return systems
  }()
}
