extension [UInt8] {
  /// Appends the text's UTF-8. Pages are made as bytes, which are what is written in the end, since a
  /// `String` costs several times as much to add to.
  package static func += (bytes: inout [UInt8], text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
      bytes.append(contentsOf: $0)
    }
    if isDone == nil { bytes.append(contentsOf: text.utf8) }
  }
}

extension UInt8 {
  /// 1 or 0, to be joined with `|` over all bytes of a text: a loop without a branch compares many at
  /// once, which is the fastest way to see that a text has nothing to escape, as most have not.
  @inlinable
  package func matches(_ byte: UInt8) -> UInt8 { self == byte ? 1 : 0 }
}
