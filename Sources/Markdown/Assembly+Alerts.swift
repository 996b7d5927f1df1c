import Diagnostics

extension Assembly {
  /// A block quote whose first line is `[!NOTE]` or one of its four siblings is an alert.
  /// Source: GitHub Docs, "Basic writing and formatting syntax", "Alerts".
  mutating func assembleQuote(_ blocks: [Block], lines: ClosedRange<Int>) -> Block.Content {
    guard case .paragraph(let inlines)? = blocks.first?.content,
      let name = alertName(in: inlines)
    else { return .quote(assemble(blocks)) }
    guard let alert = Alert(rawValue: name.lowercased()) else {
      let message = "unknown alert \"\(name)\""
        .suggesting(nearestName(to: name, among: Alert.allCases.map { $0.rawValue.uppercased() }))
      let place = source.place(of: name, inLines: lines)
      diagnostics.append(.warning("unknown-alert", message, at: place))
      return .quote(assemble(blocks))
    }
    var rest = blocks
    let remaining = Array(inlines.dropFirst(2))
    rest[0].content = .paragraph(remaining)
    if remaining.isEmpty { rest.removeFirst() }
    return .alert(alert, assemble(rest))
  }

  private func alertName(in inlines: [Inline]) -> String? {
    guard case .text(let text)? = inlines.first else { return nil }
    let marker = text.trimmed
    guard marker.hasPrefix("[!"), marker.hasSuffix("]"), marker.utf8.count > 3 else { return nil }
    let name = marker.dropFirst(2).dropLast()
    guard name.allSatisfy({ $0.isLetter && $0.isASCII }) else { return nil }
    switch inlines.dropFirst().first {
    case nil, .softBreak, .lineBreak: return String(name)
    default: return nil
    }
  }
}
