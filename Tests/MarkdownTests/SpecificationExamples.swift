import Foundation

/// The examples of a specification's own text, which is not part of this repository: `Tests/run`
/// fetches it into `.build/spec`, or `HELPGEN_SPEC` names the folder.
struct SpecificationExamples {
  struct Example {
    /// From 1, as the specification's own page counts them.
    let number: Int
    let section: String
    let markdown: String
    let html: String
  }

  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) is missing, Tests/run fetches it" }
  }

  private(set) var examples: [Example] = []

  init(file name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let folder = ProcessInfo.processInfo.environment["HELPGEN_SPEC"].map { URL(filePath: $0) }
    let url = (folder ?? root.appending(path: ".build/spec")).standardized.appending(path: name)
    guard let data = try? Data(contentsOf: url) else { throw Missing(path: url.path) }
    read(String(decoding: data, as: UTF8.self))
  }

  /// An example is Markdown, a line with a full stop, and HTML, between lines of 32 backquotes; `→`
  /// is a tab.
  private mutating func read(_ text: String) {
    let fence = String(repeating: "`", count: 32)
    var section = ""
    var parts: [[Substring]]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      switch parts {
      case nil where line.hasPrefix(fence + " example"): parts = [[]]
      case nil:
        if line.hasPrefix("#") { section = String(line.drop { $0 == "#" || $0 == " " }) }
      case let open? where line == fence:
        append(open.map(joined), section: section)
        parts = nil
      case let open? where line == "." && open.count == 1: parts = open + [[]]
      case var open?:
        open[open.count - 1].append(line)
        parts = open
      }
    }
  }

  private mutating func append(_ parts: [String], section: String) {
    examples.append(
      Example(
        number: examples.count + 1, section: section, markdown: parts[0], html: parts.last ?? ""))
  }

  private func joined(_ lines: [Substring]) -> String {
    lines.map { $0.replacing("→", with: "\t") + "\n" }.joined()
  }
}
