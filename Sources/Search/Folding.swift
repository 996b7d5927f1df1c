import Foundation

/// Lower case and compatibility form, letters, numbers and marks only: what the stemmer is given.
func lowered(_ word: String) -> String {
  if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
  if isSettled(word) { return word }
  let plain = word.precomposedStringWithCompatibilityMapping.lowercased()
  return String(String.UnicodeScalarView(plain.unicodeScalars.filter(isWordScalar)))
}

/// Takes accents off, after stemming: what readers type with or without them meets here.
func folded(_ word: String) -> String {
  if word.utf8.allSatisfy({ $0 < 0x80 }) || isSettled(word) { return word }
  let parts = word.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !isAccent($0) }
  let plain = String(String.UnicodeScalarView(parts)).precomposedStringWithCanonicalMapping
  var result = String.UnicodeScalarView()
  for scalar in plain.unicodeScalars {
    if let letters = plainLetters[scalar] {
      result.append(contentsOf: letters.unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

/// Kana, Han and Hangul that every form of Unicode leaves as they are.
private func isSettled(_ word: String) -> Bool {
  word.unicodeScalars.allSatisfy { scalar in
    switch scalar.value {
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }
}

/// Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs; not the vowel signs of
/// Indic scripts, without which their words would be others.
private func isAccent(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0300...0x036F, 0x0591...0x05C7, 0x064B...0x065F, 0x0670: return true
  default: return false
  }
}

/// Letters that have no canonical decomposition but are typed as these.
private let plainLetters: [Unicode.Scalar: String] = [
  "ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "ı": "i", "œ": "oe", "þ": "th", "ð": "d",
  "ħ": "h", "ة": "ه", "ى": "ي", "ـ": "",
]
