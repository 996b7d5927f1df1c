/// Splits text into words over its UTF-8 bytes.
///
/// A word is a run of letters, numbers and marks (Unicode general categories L, N, M). In scripts
/// that are written without spaces, and in Hangul, each two neighbouring characters are a word, and
/// a character that stands alone is one. `Scripts/search/words.js` does the same.
enum CharacterKind: UInt8 {
  case other, letter, dense
}

/// The kind of every scalar of the basic plane, looked up by its number.
private let planeKinds: [UInt8] = (UInt32(0)..<0x10000).map { number in
  Unicode.Scalar(number).map { kind(of: $0).rawValue } ?? 0
}

private func kind(of scalar: Unicode.Scalar) -> CharacterKind {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
    return isDense(scalar.value) ? .dense : .letter
  default:
    return .other
  }
}

/// Thai, Lao, Burmese, Khmer, kana, Han and Hangul.
private func isDense(_ number: UInt32) -> Bool {
  switch number {
  case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005, 0x3041...0x30FF,
    0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xAC00...0xD7A3, 0x20000...0x3FFFF:
    return true
  default:
    return false
  }
}

func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  kind(of: scalar) != .other
}

func isDenseScalar(_ scalar: Unicode.Scalar) -> Bool {
  kind(of: scalar) == .dense
}

/// Calls `body` with the byte range of each word, in order. The bytes must be valid UTF-8.
func forEachWord(
  in text: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void
) {
  planeKinds.withUnsafeBufferPointer { kinds in
    var position = 0
    var wordStart = -1
    // Starts of the two latest characters of a dense run: the one before last, and the last.
    var before = -1
    var last = -1
    func endDense() {
      if last >= 0, before < 0 { body(last..<position) }
      before = -1
      last = -1
    }
    while position < text.count {
      let (scalar, length) = decodeScalar(text, at: position)
      let kind =
        scalar < 0x10000
        ? kinds[Int(scalar)]
        : (Unicode.Scalar(scalar).map { Search.kind(of: $0).rawValue } ?? 0)
      if kind != CharacterKind.letter.rawValue, wordStart >= 0 {
        body(wordStart..<position)
        wordStart = -1
      }
      if kind == CharacterKind.dense.rawValue {
        if last >= 0 { body(last..<(position + length)) }
        before = last
        last = position
      } else {
        if last >= 0 { endDense() }
        if kind == CharacterKind.letter.rawValue, wordStart < 0 { wordStart = position }
      }
      position += length
    }
    if wordStart >= 0 { body(wordStart..<position) }
    if last >= 0 { endDense() }
  }
}

@inline(__always)
private func decodeScalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
  let first = UInt32(text[index])
  if first < 0x80 { return (first, 1) }
  func next(_ offset: Int) -> UInt32 {
    index + offset < text.count ? UInt32(text[index + offset]) & 0x3F : 0
  }
  if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), min(2, text.count - index)) }
  if first < 0xF0 {
    return ((first & 0x0F) << 12 | next(1) << 6 | next(2), min(3, text.count - index))
  }
  return (
    (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), min(4, text.count - index)
  )
}

extension String {
  /// Calls `body` with the UTF-8 bytes, without a copy where the string holds them in one piece.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }
}
