import Diagnostics
import HelpCenter

/// The Markdown of an old page in the new dialect, line by line, so that each loss has its line.
struct OldBody {
  private let page: OldPage
  private let format: ImportFormat
  private var inlines: OldInlines
  private var output: [String] = []
  private var fence: String?
  /// Indentation of an open `!!!` block, in columns.
  private var admonition: Int?
  private var title: String?
  /// What ends the code over several lines that is being left out; an empty line where it is empty.
  private var codeEnd: String?

  init(_ page: OldPage, _ places: NewPlaces, _ format: ImportFormat) {
    self.page = page
    self.format = format
    inlines = OldInlines(page, places, format)
  }

  /// In the place of a fence: Jekyll's `{% highlight %}`.
  private static let highlight = "{%"

  var problems: [Diagnostic] { inlines.problems }

  /// Files that the pages so far show, at their new places.
  var assets: CopiedAssets {
    get { inlines.assets }
    _modify { yield &inlines.assets }
  }

  /// The whole new file.
  mutating func converted() -> String {
    let lines = page.body.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      convert(String(line.trimmingReturn), line: page.bodyLine + index)
    }
    closeAdmonition(before: nil)
    while output.last == "" { output.removeLast() }
    while output.first == "" { output.removeFirst() }
    let words = page.name.split(whereSeparator: { "-_".contains($0) }).joined(separator: " ")
    let name = words.prefix(1).uppercased() + words.dropFirst()
    let head = page.frontMatter(title: title ?? name)
    return output.isEmpty ? head + "\n" : head + "\n\n" + output.joined(separator: "\n") + "\n"
  }

  private mutating func convert(_ line: String, line number: Int) {
    let bare = line.drop { $0 == " " || $0 == "\t" }
    if let end = codeEnd {
      if end.isEmpty ? bare.isEmpty : bare.contains(end) { codeEnd = nil }
      return
    }
    if let open = fence {
      let isLiquid = open == Self.highlight
      let isEnd =
        isLiquid
        ? bare.wholeMatch(of: /\{%-?\s*endhighlight\s*-?%\}\s*/) != nil
        : bare.hasPrefix(open)
          && bare.dropFirst(open.count).allSatisfy { $0 == open.first || $0 == " " }
      if isEnd { fence = nil }
      output.append(isLiquid && isEnd ? "```" : inlines.inCode(dedented(line)))
      return
    }
    if bare.hasPrefix("```") || bare.hasPrefix("~~~") {
      closeAdmonition(before: line)
      fence = String(bare.prefix { $0 == bare.first })
      output.append(dedented(line))
      return
    }
    closeAdmonition(before: line)
    if takesTitle(bare, number) || isRefused(bare, number) || opensAdmonition(line, bare)
      || isContainer(bare, number)
    {
      return
    }
    output.append(inlines.converted(dedented(line), line: number))
  }

  /// A first heading of level 1 is the title, which the page shows itself.
  private mutating func takesTitle(_ bare: Substring, _ line: Int) -> Bool {
    guard title == nil, bare.hasPrefix("# "), output.allSatisfy(\.isEmpty) else { return false }
    let text = String(bare.dropFirst(2)).replacing(/\s*\{#[^}]*\}\s*$/, with: "").replacing(
      /\s+#*$/, with: "")
    if let own = page.title, own != text {
      inlines.lose("the heading is left out, since the page has another title", line)
    }
    title = text
    return true
  }

  /// MDX and what only the old tool can run.
  private mutating func isRefused(_ bare: Substring, _ line: Int) -> Bool {
    if format == .docusaurus, let end = Self.codeEnd(bare) {
      inlines.lose("MDX is code and is left out", line)
      codeEnd = end
      return true
    }
    if bare.hasPrefix("{:") {
      inlines.lose("an attribute list has no counterpart", line)
      return true
    }
    if let match = bare.wholeMatch(of: /\{%-?\s*highlight\s+(\S+).*%\}/) {
      output.append("```" + match.1)
      fence = Self.highlight
      return true
    }
    return shortcode(bare, line)
  }

  /// Whether a line is code of MDX, and what ends it where it goes on.
  private static func codeEnd(_ bare: Substring) -> String?? {
    if bare.hasPrefix("import ") {
      return .some(bare.contains("{") && !bare.contains("}") ? "}" : nil)
    }
    if bare.hasPrefix("export ") { return .some("") }
    guard bare.prefixMatch(of: /<\/?[A-Z]/) != nil else { return nil }
    if !bare.contains(">") { return .some(">") }
    return bare.hasSuffix(">") && bare.count { $0 == "<" } == 1 ? .some(nil) : nil
  }

  /// `{{< note title="…" >}}` and its end become a container; other shortcodes are left out.
  private mutating func shortcode(_ bare: Substring, _ line: Int) -> Bool {
    guard format == .hugo,
      let match = bare.wholeMatch(of: /\{\{[<%]\s*(\/?)\s*(\w+)(.*?)[>%]\}\}\s*/),
      let kind = Self.kind(String(match.2))
    else { return false }
    guard match.1.isEmpty else {
      output.append(":::")
      return true
    }
    let title = match.3.firstMatch(of: /"([^"]*)"/).map { String($0.1) }
    output.append(":::\(kind)" + (title.map { "[\($0)]" } ?? ""))
    return true
  }

  /// What a box is called here.
  private static func kind(_ name: String) -> String? {
    switch name.lowercased() {
    case "note", "info", "abstract", "summary", "todo", "important", "quote", "example", "notice":
      "note"
    case "tip", "hint", "success", "question", "help", "faq", "check": "tip"
    case "warning", "caution", "attention", "danger", "failure", "bug", "error", "alert": "warning"
    case "details": "details"
    default: nil
    }
  }

  // MkDocs: `!!! note "Title"` and `??? note` with an indented block.
  private mutating func opensAdmonition(_ line: String, _ bare: Substring) -> Bool {
    guard format == .mkdocs,
      let match = bare.wholeMatch(of: /(!!!|\?\?\?\+?)\s+([\w-]+)[^"]*(?:"([^"]*)")?\s*/)
    else { return false }
    let isFolded = match.1.hasPrefix("?")
    let kind = isFolded ? "details" : Self.kind(String(match.2)) ?? "note"
    let title =
      match.3.map(String.init)
      ?? (isFolded ? match.2.prefix(1).uppercased() + match.2.dropFirst() : nil)
    if let last = output.last, !last.isEmpty { output.append("") }
    output.append(":::\(kind)" + (title.flatMap { $0.isEmpty ? nil : "[\($0)]" } ?? ""))
    admonition = line.count - bare.count
    return true
  }

  private mutating func closeAdmonition(before line: String?) {
    guard let indentation = admonition else { return }
    if let line {
      let isBlank = line.allSatisfy(\.isWhitespace)
      if isBlank || line.prefix(while: { $0 == " " }).count >= indentation + 4 { return }
    }
    while output.last == "" { output.removeLast() }
    output += [":::", ""]
    admonition = nil
  }

  private func dedented(_ line: String) -> String {
    guard let admonition else { return line }
    return String(line.dropFirst(min(admonition + 4, line.prefix(while: { $0 == " " }).count)))
  }

  // Docusaurus: `:::info Title`, `:::danger[Title]`.
  private mutating func isContainer(_ bare: Substring, _ line: Int) -> Bool {
    guard let match = bare.wholeMatch(of: /(:::+)\s*(\w+)\s*(?:\[([^\]]*)\]|(.*?))\s*/) else {
      if bare.wholeMatch(of: /::::+\s*/) != nil {
        output.append(":::")
        return true
      }
      return false
    }
    guard let kind = Self.kind(String(match.2)) else {
      inlines.lose("there is no box \"\(match.2)\", it is a note", line)
      output.append(":::note")
      return true
    }
    let title = match.3.map(String.init) ?? match.4.map(String.init) ?? ""
    output.append(":::\(kind)" + (title.isEmpty ? "" : "[\(title)]"))
    return true
  }
}
