extension [Inline] {
  /// `~one~` and `~~two~~` tildes, matched by the flanking rules of emphasis (GFM 0.29, 6.5).
  var withStrikethrough: [Inline] {
    let inner = map(\.withInnerStrikethrough)
    guard inner.contains(where: \.hasTilde) else { return inner }
    return Piece.join(Piece.matched(Piece.split(inner)))
  }
}

extension Inline {
  fileprivate var withInnerStrikethrough: Inline {
    switch self {
    case .emphasis(let inner): .emphasis(inner.withStrikethrough)
    case .strong(let inner): .strong(inner.withStrikethrough)
    case .strikethrough(let inner): .strikethrough(inner.withStrikethrough)
    case .link(let destination, let title, let inner):
      .link(destination: destination, title: title, inner.withStrikethrough)
    case .text, .code, .image, .html, .softBreak, .lineBreak: self
    }
  }

  fileprivate var hasTilde: Bool {
    guard case .text(let text) = self else { return false }
    return text.utf8.contains(UInt8(ascii: "~"))
  }

  fileprivate var isBreak: Bool { self == .softBreak || self == .lineBreak }
}

private enum Piece {
  case inline(Inline)
  case tildes(count: Int, canOpen: Bool, canClose: Bool)

  static func split(_ inlines: [Inline]) -> [Piece] {
    var pieces: [Piece] = []
    for (index, inline) in inlines.enumerated() {
      guard case .text(let text) = inline, inline.hasTilde else {
        pieces.append(.inline(inline))
        continue
      }
      let before: Unicode.Scalar = index > 0 && !inlines[index - 1].isBreak ? "x" : " "
      let isLast = index + 1 == inlines.count
      let after: Unicode.Scalar = !isLast && !inlines[index + 1].isBreak ? "x" : " "
      pieces += split(Array(text.unicodeScalars), before: before, after: after)
    }
    return pieces
  }

  private static func split(
    _ scalars: [Unicode.Scalar], before: Unicode.Scalar, after: Unicode.Scalar
  ) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    while start < scalars.count {
      let isTilde = scalars[start] == "~"
      let end = scalars[start...].firstIndex { ($0 == "~") != isTilde } ?? scalars.count
      let run = scalars[start..<end]
      if isTilde, run.count <= 2 {
        let left = start > 0 ? scalars[start - 1] : before
        let right = end < scalars.count ? scalars[end] : after
        pieces.append(
          .tildes(
            count: run.count, canOpen: flanks(right, beyond: left),
            canClose: flanks(left, beyond: right)))
      } else {
        pieces.append(.inline(.text(String(String.UnicodeScalarView(run)))))
      }
      start = end
    }
    return pieces
  }

  /// Left-flanking for (right, left), right-flanking for (left, right) (CommonMark 0.30, 6.2).
  private static func flanks(_ near: Unicode.Scalar, beyond far: Unicode.Scalar) -> Bool {
    if near.properties.isWhitespace { return false }
    return !near.isPunctuation || far.properties.isWhitespace || far.isPunctuation
  }

  static func matched(_ pieces: [Piece]) -> [Piece] {
    var done: [Piece] = []
    for piece in pieces {
      guard case .tildes(let count, _, true) = piece,
        let opening = done.lastIndex(where: { $0.opens(count) })
      else {
        done.append(piece)
        continue
      }
      let inner = join(Array(done[(opening + 1)...]))
      done.removeSubrange(opening...)
      done.append(.inline(.strikethrough(inner)))
    }
    return done
  }

  private func opens(_ wanted: Int) -> Bool {
    guard case .tildes(let count, true, _) = self else { return false }
    return count == wanted
  }

  /// Tildes that matched nothing are text again.
  static func join(_ pieces: [Piece]) -> [Inline] {
    var inlines: [Inline] = []
    for piece in pieces {
      let inline: Inline
      switch piece {
      case .inline(let other): inline = other
      case .tildes(let count, _, _): inline = .text(String(repeating: "~", count: count))
      }
      if case .text(let text) = inline, case .text(let last)? = inlines.last {
        inlines[inlines.count - 1] = .text(last + text)
      } else {
        inlines.append(inline)
      }
    }
    return inlines
  }
}

extension Unicode.Scalar {
  fileprivate var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: isASCII
    default: false
    }
  }
}
