import Markdown
import Testing

/// The specifications' own examples through our renderer. Where we differ on purpose, the example
/// stands below with the reason, and must differ, so that the list cannot grow stale.
@Suite struct SpecificationTests {
  private static let differences: [(reason: String, examples: Set<Int>)] = [
    (
      "elements that are not on the allow-list are shown as text",
      [
        21, 31, 150, 156, 157, 158, 159, 162, 163, 170, 171, 172, 173, 176, 178, 187, 344, 474, 475,
        476, 523, 535, 612, 613, 614, 615, 616, 622, 630, 631, 642, 643,
      ]
    ),
    ("attributes that are not on the allow-list are left out", [153, 154, 169]),
    ("tags are written in lower case", [152]),
    (
      "comments, instructions and declarations are left out",
      [177, 179, 180, 181, 182, 183, 308, 309, 624, 627, 628, 629]
    ),
    ("a closing tag needs its opening tag in the same block", [148, 151, 165]),
    ("what a block leaves open is closed at its end", [155, 174, 175, 184, 493]),
    ("an escaped `<` or `>` in raw text is written as a character reference", [201, 490]),
  ]

  @Test func `the examples of CommonMark 0.30 are rendered as it says`() throws {
    let examples = try SpecificationExamples(file: "commonmark.txt").examples
    #expect(examples.count == 652)
    let different = Set(Self.differences.flatMap(\.examples))
    for example in examples {
      let html = Rendering(of: example.markdown).html
      let agrees = html.withoutLineEndsInItems == example.html.withoutLineEndsInItems
      #expect(
        agrees != different.contains(example.number),
        "example \(example.number), \(example.section): \(example.markdown) is \(html)")
      #expect(Tags.faults(in: html).isEmpty, "example \(example.number): \(html)")
    }
  }

  @Test func `the examples of GFM's tables and strikethrough are rendered as it says`() throws {
    let examples = try SpecificationExamples(file: "gfm.txt").examples
      .filter { ["Tables (extension)", "Strikethrough (extension)"].contains($0.section) }
    #expect(examples.count == 10)
    for example in examples {
      let html = Rendering(of: example.markdown).html
      #expect(html == example.html.inOurTables, "example \(example.number): \(example.markdown)")
    }
  }
}

extension String {
  /// A line end between an item's tag and its first block, or after a heading, shows nowhere.
  fileprivate var withoutLineEndsInItems: String {
    replacing("<li>\n", with: "<li>").replacing("\n\n", with: "\n")
  }

  /// Our tables scroll in a box, and are aligned by classes that follow the direction of writing.
  fileprivate var inOurTables: String {
    replacing("<table>", with: "<div class=\"table\" role=\"group\" tabindex=\"0\"><table>")
      .replacing("</table>", with: "</table></div>")
      .replacing("<th>", with: "<th scope=\"col\">")
      .replacing("<th align", with: "<th scope=\"col\" align")
      .replacing("align=\"left\"", with: "class=\"align-start\"")
      .replacing("align=\"center\"", with: "class=\"align-center\"")
      .replacing("align=\"right\"", with: "class=\"align-end\"")
  }
}
