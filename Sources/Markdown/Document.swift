import Diagnostics

/// A parsed Markdown text: CommonMark's blocks and inlines, and what helpgen adds to them.
///
/// Values only: no pointer into libcmark outlives parsing, so a document may cross tasks and be
/// cached by the hash of its text.
package struct Document: Hashable, Sendable {
  package var blocks: [Block]

  package init(blocks: [Block] = []) {
    self.blocks = blocks
  }
}

package struct Block: Hashable, Sendable {
  package var content: Content
  /// First and last line in the file, from 1.
  package var lines: ClosedRange<Int>

  package init(_ content: Content, lines: ClosedRange<Int>) {
    self.content = content
    self.lines = lines
  }

  /// Large and rare ones are `indirect`, so that a block is small and a paragraph no allocation of
  /// its own.
  package enum Content: Hashable, Sendable {
    case paragraph([Inline])
    indirect case heading(Heading)
    indirect case list(List)
    case quote([Block])
    indirect case alert(Alert, [Block])
    indirect case container(Container)
    indirect case code(String, info: String)
    case html(String)
    case thematicBreak
    indirect case table(Table)
  }
}

package struct Heading: Hashable, Sendable {
  /// 1 to 6.
  package var level: Int
  package var inlines: [Inline]
  /// The `id` of a trailing `{#id}`, which is no longer part of `inlines`.
  package var id: String?
}

package struct List: Hashable, Sendable {
  /// The first number of an ordered list, nil for a bullet list.
  package var start: Int?
  /// Tight lists show their paragraphs without `<p>` (CommonMark 0.30, 5.3).
  package var isTight: Bool
  package var items: [[Block]]
}

/// GitHub's five alerts, `> [!NOTE]`.
package enum Alert: String, CaseIterable, Hashable, Sendable {
  case note, tip, important, warning, caution
}

/// `:::name[Title]` … `:::`
package struct Container: Hashable, Sendable {
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case note, tip, warning, details, steps, contact
  }
  package var name: Name
  package var title: String?
  package var blocks: [Block]
}

/// A pipe table (GFM 0.29, 4.10). Every row has as many cells as the header.
package struct Table: Hashable, Sendable {
  package enum Alignment: String, Hashable, Sendable {
    case start, center, end
  }
  package var alignments: [Alignment?]
  package var header: [[Inline]]
  package var rows: [[[Inline]]]
}

package enum Inline: Hashable, Sendable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  indirect case link(destination: String, title: String, [Inline])
  indirect case image(source: String, title: String, alt: [Inline])
  case html(String)
  case softBreak
  case lineBreak
}
