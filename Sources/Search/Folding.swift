import Foundation

let lowering = LetterChange(lowered)
let folding = LetterChange(folded)

/// `lowered` or `folded` over UTF-8, letter by letter where the letters allow it: those below
/// U+0180, none of which joins the one before, and those that stay as they are. Other words are
/// changed as a whole.
struct LetterChange: Sendable {
  private static let limit: UInt32 = 0x180

  private let change: @Sendable (String) -> String
  /// What each letter below the limit becomes, one behind the other.
  private var letters: [UInt8] = []
  private var starts: [Int] = [0]

  fileprivate init(_ change: @escaping @Sendable (String) -> String) {
    self.change = change
    for number in 0..<Self.limit {
      letters += Unicode.Scalar(number).map { Array(change(String($0)).utf8) } ?? []
      starts.append(letters.count)
    }
  }

  /// - Parameter word: in UTF-8, as the result is; most stay as they are.
  func changed(_ word: [UInt8]) -> [UInt8] {
    word.withUnsafeBufferPointer { stays($0) ? word : changed($0) }
  }

  private func stays(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while position < word.count {
      let (scalar, length) = decodeScalar(word, at: position)
      let stays = scalar < 0x80 ? letters[Int(scalar)] == UInt8(scalar) : isSettled(scalar)
      guard stays else { return false }
      position += length
    }
    return true
  }

  private func changed(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(word.count + 8)
    var position = 0
    while position < word.count {
      let (scalar, length) = decodeScalar(word, at: position)
      if scalar < 0x80 {
        result.append(letters[Int(scalar)])
      } else if scalar < Self.limit {
        for index in starts[Int(scalar)]..<starts[Int(scalar) + 1] { result.append(letters[index]) }
      } else if isSettled(scalar) {
        result.append(contentsOf: word[position..<(position + length)])
      } else {
        return Array(change(String(decoding: word, as: UTF8.self)).utf8)
      }
      position += length
    }
    return result
  }
}

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
  word.unicodeScalars.allSatisfy { isSettled($0.value) }
}

private func isSettled(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
  default: false
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
