import Diagnostics
import HelpCenter

/// The Markdown of an old page in the new dialect, line by line, so that each loss has its line.
struct OldBody {
  private let page: OldPage
  private let places: NewPlaces
  private let format: ImportFormat
  private(set) var problems: [Diagnostic] = []
  /// Pictures that the page shows, at their new place.
  private(set) var assets: [ImportFile] = []
  private var output: [String] = []
  private var fence: String?
  /// Indentation of an open `!!!` block, in columns.
  private var admonition: Int?
  private var title: String?

  init(_ page: OldPage, _ places: NewPlaces, _ format: ImportFormat) {
    self.page = page
    self.places = places
    self.format = format
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
    if let open = fence {
      if bare.hasPrefix(open),
        bare.dropFirst(open.count).allSatisfy({ $0 == open.first || $0 == " " })
      {
        fence = nil
      }
      output.append(withoutBraces(dedented(line), line: number))
      return
    }
    if bare.hasPrefix("```") || bare.hasPrefix("~~~") {
      closeAdmonition(before: line)
      fence = String(bare.prefix { $0 == bare.first })
      output.append(dedented(line))
      return
    }
    closeAdmonition(before: line)
    if takesTitle(bare) || isRefused(bare, number) || opensAdmonition(line, bare)
      || isContainer(bare, number)
    {
      return
    }
    output.append(inline(dedented(line), line: number))
  }

  /// A first heading of level 1 is the title, which the page shows itself.
  private mutating func takesTitle(_ bare: Substring) -> Bool {
    guard title == nil, bare.hasPrefix("# "), output.allSatisfy(\.isEmpty) else { return false }
    title = String(bare.dropFirst(2)).replacing(/\s*\{#[^}]*\}\s*$/, with: "").replacing(
      /\s+#*$/, with: "")
    return true
  }

  /// MDX and what only the old tool can run.
  private mutating func isRefused(_ bare: Substring, _ line: Int) -> Bool {
    let isMDX =
      format == .docusaurus
      && (bare.hasPrefix("import ") || bare.hasPrefix("export ")
        || bare.wholeMatch(of: /<\/?[A-Z].*/) != nil)
    if isMDX {
      lose("MDX is code and is left out", line)
      return true
    }
    if bare.hasPrefix("{:") || bare.hasPrefix("{: ") {
      lose("an attribute list has no counterpart", line)
      return true
    }
    if let match = bare.wholeMatch(of: /\{%-?\s*highlight\s+(\S+).*%\}/) {
      output.append("```" + match.1)
      return true
    }
    if bare.wholeMatch(of: /\{%-?\s*endhighlight\s*-?%\}/) != nil {
      output.append("```")
      return true
    }
    return shortcode(bare, line)
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
      lose("there is no box \"\(match.2)\", it is a note", line)
      output.append(":::note")
      return true
    }
    let title = match.3.map(String.init) ?? match.4.map(String.init) ?? ""
    output.append(":::\(kind)" + (title.isEmpty ? "" : "[\(title)]"))
    return true
  }

  private mutating func inline(_ line: String, line number: Int) -> String {
    var text = withReferences(line)
    text = text.replacing(/(!?)\[([^\[\]]*)\]\(\s*<?([^)\s>]+)>?((?:\s+(?:"[^"]*"|'[^']*'))?)\s*\)/)
    { match in
      link(
        isImage: !match.1.isEmpty, text: String(match.2), to: String(match.3),
        rest: String(match.4), number)
    }
    text = text.replacing(/^(\s*\[[^\]]+\]:\s*)(\S+)(.*)$/) { match in
      let target = places.target(String(match.2), from: page, assets: &assets)
      if case .written(let new) = target { return "\(match.1)\(new)\(match.3)" }
      return String(match.0)
    }
    return withoutBraces(text, line: number)
  }

  private mutating func link(
    isImage: Bool, text: String, to destination: String, rest: String, _ line: Int
  ) -> String {
    let mark = isImage ? "!" : ""
    switch places.target(destination, from: page, assets: &assets) {
    case .kept: return "\(mark)[\(text)](\(destination)\(rest))"
    case .written(let new): return "\(mark)[\(text)](\(new)\(rest))"
    case .lost:
      lose(
        "\(isImage ? "image" : "link to") \"\(destination)\" leads to nothing that is imported",
        line)
      return text
    }
  }

  /// Hugo's `{{< ref "x" >}}` and Jekyll's `{% link x %}` as the paths that they stand for.
  private func withReferences(_ line: String) -> String {
    line.replacing(/\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s]+)"?\s*[>%]\}\}/) { String($0.1) }
      .replacing(/\{%-?\s*link\s+(\S+)\s*-?%\}/) { match in
        "/"
          + match.1.split(separator: "/").map { $0.hasPrefix("_") ? $0.dropFirst() : $0 }.joined(
            separator: "/")
      }
      .replacing(/\{\{\s*(?:site\.baseurl|'?"?\/?"?'?\s*\|\s*relative_url)\s*\}\}/, with: "")
  }

  /// Braces would be variables here: what the old tool fills in is told and left out.
  private mutating func withoutBraces(_ line: String, line number: Int) -> String {
    guard line.contains("{{") || line.contains("{%") else { return line }
    return line.replacing(/\{\{.*?\}\}|\{%.*?%\}/) { match -> String in
      if fence != nil, !match.0.hasPrefix("{%") {
        return String(match.0).replacing("{{", with: "{ {").replacing("}}", with: "} }")
      }
      if fence != nil { return String(match.0) }
      lose("\"\(match.0)\" is filled in by the old tool and is left out", number)
      return ""
    }
  }

  private mutating func lose(_ message: String, _ line: Int) {
    problems.append(.lost(message, at: page.source.place(line: line)))
  }
}
