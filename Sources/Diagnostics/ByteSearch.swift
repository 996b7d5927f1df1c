import Foundation

extension [UInt8] {
  /// The first place of `needle` from `start` on, by memchr(3): the standard library's search looks
  /// at every byte through several calls.
  package func firstRange(of needle: StaticString, from start: Int = 0) -> Range<Int>? {
    let length = needle.utf8CodeUnitCount
    return withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var offset = start
      while offset + length <= buffer.count {
        let rest = buffer.count - length + 1 - offset
        guard let found = memchr(base + offset, Int32(needle.utf8Start[0]), rest) else {
          return nil
        }
        offset = UnsafeRawPointer(found) - base
        if memcmp(base + offset, needle.utf8Start, length) == 0 {
          return offset..<(offset + length)
        }
        offset += 1
      }
      return nil
    }
  }

  package func contains(_ needle: StaticString) -> Bool { firstRange(of: needle) != nil }
}
