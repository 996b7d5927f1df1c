/// A rendered text whose values are taken out, to be filled with those of other pages.
///
/// It is made from HTML that was rendered with a mark in the place of each value.
struct Segments: Sendable {
  private struct Slot: Sendable {
    /// Where the text before it ends in `text`.
    let end: Int
    /// Which of the values stands here.
    let value: Int
  }

  /// Everything but the values.
  private var text: [UInt8] = []
  private var slots: [Slot] = []

  /// U+0001, which HTML does not allow: `HTML.escape` leaves none, nor do templates keep one.
  static let markByte: UInt8 = 1

  /// What stands for a value: its number between two such bytes.
  static func mark(_ value: Int) -> String { "\u{1}\(value)\u{1}" }

  init(marked html: String) {
    let parts = Array(html.utf8).split(separator: Self.markByte, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index % 2 == 0 {
        text += part
      } else {
        slots.append(Slot(end: text.count, value: Int(String(decoding: part, as: UTF8.self)) ?? 0))
      }
    }
  }

  /// Appends the text with `values` in their places, the first of which are those from `first` on.
  func fill(_ values: PageValues, from first: Int = 0, into html: inout [UInt8]) {
    text.withUnsafeBufferPointer { text in
      values.html.withUnsafeBufferPointer { bytes in
        var start = 0
        for slot in slots {
          html.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<slot.end]))
          let value = values.range(ofText: first + slot.value)
          html.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[value]))
          start = slot.end
        }
        html.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
      }
    }
  }
}
