/// Splits text into words over its UTF-8 bytes.
///
/// A word is a run of letters, numbers and marks (Unicode general categories L, N, M). In scripts
/// that are written without spaces, and in Hangul, each two neighbouring characters are a word, and
/// a character that stands alone is one. `Scripts/search/words.js` does the same.
enum CharacterKind {
  case other, letter, dense
}

/// The kind of every scalar of the basic plane, looked up by its number.
private let planeKinds: [CharacterKind] = (UInt32(0)..<0x10000).map { number in
  Unicode.Scalar(number).map { kind(of: $0) } ?? .other
}

@inline(never)
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
@inline(__always)
func forEachWord(
  in text: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void
) {
  planeKinds.withUnsafeBufferPointer { kinds in
    var next = SplitCharacter(in: text, at: 0, kinds)
    var position = 0
    while position < text.count {
      let start = position
      switch next.kind {
      case .other:
        position += next.length
        next = SplitCharacter(in: text, at: position, kinds)
      case .letter:
        repeat {
          position += next.length
          next = SplitCharacter(in: text, at: position, kinds)
        } while next.kind == .letter
        body(start..<position)
      case .dense:
        position += next.length
        next = SplitCharacter(in: text, at: position, kinds)
        if next.kind != .dense { body(start..<position) }
        var before = start
        while next.kind == .dense {
          body(before..<(position + next.length))
          before = position
          position += next.length
          next = SplitCharacter(in: text, at: position, kinds)
        }
      }
    }
  }
}

/// One character of a text, and what it is; after the last comes one of no length.
private struct SplitCharacter {
  let kind: CharacterKind
  let length: Int

  @inline(__always)
  init(
    in text: UnsafeBufferPointer<UInt8>, at index: Int,
    _ kinds: UnsafeBufferPointer<CharacterKind>
  ) {
    guard index < text.count else {
      kind = .other
      length = 0
      return
    }
    let (scalar, length) = decodeScalar(text, at: index)
    self.length = length
    kind =
      scalar < 0x10000
      ? kinds[Int(scalar)] : Unicode.Scalar(scalar).map { Search.kind(of: $0) } ?? .other
  }
}

/// The scalar at `index` and its length in bytes.
@inline(__always)
func decodeScalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
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
