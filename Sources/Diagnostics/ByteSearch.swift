import Foundation

extension [UInt8] {
  /// The first place of `needle` from `start` on, by memchr(3): the standard library's search looks
  /// at every byte through several calls.
  package func firstRange(of needle: StaticString, from start: Int = 0) -> Range<Int>? {
    firstRange(
      of: UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount), start)
  }

  /// The first place of `text`, which is not empty, from `start` on.
  package func firstRange(ofText text: String, from start: Int = 0) -> Range<Int>? {
    var text = text
    return text.withUTF8 { firstRange(of: $0, start) }
  }

  private func firstRange(of needle: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int>? {
    guard let first = needle.first, let bytes = needle.baseAddress else { return nil }
    let length = needle.count
    return withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var offset = start
      while offset + length <= buffer.count {
        let rest = buffer.count - length + 1 - offset
        guard let found = memchr(base + offset, Int32(first), rest) else { return nil }
        offset = UnsafeRawPointer(found) - base
        if memcmp(base + offset, bytes, length) == 0 { return offset..<(offset + length) }
        offset += 1
      }
      return nil
    }
  }

  package func contains(_ needle: StaticString) -> Bool { firstRange(of: needle) != nil }
}
