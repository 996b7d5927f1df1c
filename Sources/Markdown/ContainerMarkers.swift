import Diagnostics

/// The lines `:::name[Title]` and `:::` of a text.
///
/// Whether such a line stands in code is libcmark's to say, not ours: each is replaced, and those
/// that turn out to be code are put back.
struct ContainerMarkers {
  struct Marker {
    /// Empty on a closing line.
    let name: String
    let title: String?
    /// The line as written, without indentation.
    let original: String
  }

  /// By line in the file.
  private(set) var markers: [Int: Marker] = [:]
  var isEmpty: Bool { markers.isEmpty }

  /// Puts an HTML comment with the line's number in the place of each such line.
  init(replacingIn text: inout [UInt8], firstLine: Int) {
    guard text.contains(":::") else { return }
    var replaced: [UInt8] = []
    replaced.reserveCapacity(text.count + 64)
    var number = firstLine
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if number > firstLine { replaced.append(UInt8(ascii: "\n")) }
      let content = line.drop { $0 == UInt8(ascii: " ") }
      if let marker = Marker(content) {
        markers[number] = marker
        replaced += line[..<content.startIndex]
        replaced += Array("<!--:::\(number)-->".utf8)
      } else {
        replaced += line
      }
      number += 1
    }
    text = replaced
  }

  func marker(for block: Block) -> Marker? {
    guard case .html(let text) = block.content, text.trimmed.hasPrefix("<!--:::") else {
      return nil
    }
    return markers[block.lines.lowerBound]
  }

  /// The text of a code block with such lines as they were written.
  func restore(in text: String, used: inout Set<Int>) -> String {
    guard !isEmpty, text.contains("<!--:::") else { return text }
    var restored = text
    for (line, marker) in markers where text.contains("<!--:::\(line)-->") {
      restored = restored.replacing("<!--:::\(line)-->", with: marker.original)
      used.insert(line)
    }
    return restored
  }
}

extension ContainerMarkers.Marker {
  /// Nil unless `line` is three or more colons, then nothing, or a name and an optional `[Title]`.
  fileprivate init?(_ line: ArraySlice<UInt8>) {
    guard line.starts(with: [58, 58, 58]) else { return nil }
    original = String(decoding: line, as: UTF8.self).trimmed
    let rest = original.drop { $0 == ":" }.trimmed
    let letters = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    let after = rest[letters.endIndex...].trimmed
    name = String(letters)
    if after.isEmpty {
      title = nil
    } else if !letters.isEmpty, after.hasPrefix("["), after.hasSuffix("]") {
      title = String(after.dropFirst().dropLast())
    } else {
      return nil
    }
  }
}

extension StringProtocol {
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    let count = start.reversed().prefix { $0.isWhitespace }.count
    return String(start.dropLast(count))
  }
}
