import Diagnostics
import HelpCenter
import Markdown

/// Links, pictures, HTML and what the old tool fills in, within one line of an old page.
struct OldInlines {
  private let page: OldPage
  private let places: NewPlaces
  private let format: ImportFormat
  var assets = CopiedAssets()
  private(set) var problems: [Diagnostic] = []
  /// Destinations of `<a>` that are open, since they may close on a later line.
  private var openLinks: [String] = []

  /// In bytes. Longer lines are data, and searching them for links takes too long.
  private static let maximumLine = 20_000

  init(_ page: OldPage, _ places: NewPlaces, _ format: ImportFormat) {
    self.page = page
    self.places = places
    self.format = format
  }

  mutating func lose(_ message: String, _ line: Int) {
    problems.append(.lost(message, at: page.source.place(line: line)))
  }

  /// A line of text.
  mutating func converted(_ line: String, line number: Int) -> String {
    guard line.utf8.count <= Self.maximumLine else {
      lose("links are not followed in a line of more than \(Self.maximumLine) bytes", number)
      return withoutBraces(line, line: number)
    }
    let parts = withReferences(line).codeSpans.map { part in
      part.isCode ? inCode(part.text) : prose(part.text, line: number)
    }
    return parts.joined()
  }

  /// Code, where braces are no variables.
  func inCode(_ line: String) -> String {
    line.replacing("{{", with: "{ {").replacing("}}", with: "} }")
  }

  private mutating func prose(_ part: String, line: Int) -> String {
    var text = part
    if format == .docusaurus { text = withoutJSX(text, line) }
    if text.contains("<") { text = withoutHTMLLinks(text) }
    text = linked(text, line)
    return withoutBraces(text, line: line)
  }

  /// Hugo's `{{< ref "x" >}}` and figures, Jekyll's `{% link x %}` and its URL filters as what they
  /// stand for.
  private func withReferences(_ line: String) -> String {
    guard line.contains("{{") || line.contains("{%") else { return line }
    return line.replacing(/\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s]+)"?\s*[>%]\}\}/) { String($0.1) }
      .replacing(/\{\{[<%]\s*figure\s+([^}]*?)\s*\/?[>%]\}\}/) { figure(String($0.1)) }
      .replacing(/\{%-?\s*(?:link|post_url)\s+(\S+)\s*-?%\}/) { match in
        let parts = match.1.split(separator: "/").map { $0.hasPrefix("_") ? $0.dropFirst() : $0 }
        return "/" + parts.joined(separator: "/")
      }
      .replacing(/\{\{\s*["']([^"']*)["']\s*\|\s*(?:relative|absolute)_url\s*\}\}/) { String($0.1) }
      .replacing(/\{\{\s*site\.(?:baseurl|url)\s*\}\}/, with: "")
  }

  private func figure(_ attributes: String) -> String {
    let values = Dictionary(
      attributes.matches(of: /(\w+)="([^"]*)"/).map { ($0.1, String($0.2)) }
    ) { first, _ in first }
    let text = values["alt"] ?? values["caption"] ?? values["title"] ?? ""
    return values["src"].map { "![\(text.withoutBrackets)](\($0))" } ?? ""
  }

  private mutating func withoutJSX(_ text: String, _ line: Int) -> String {
    let code = /<\/?[A-Z][\w.]*[^<>]*>|\{\/\*.*?\*\/\}/
    guard text.contains(code) else { return text }
    lose("MDX is code and is left out", line)
    return text.replacing(code, with: "")
  }

  /// `<a>` and `<img>` as Markdown, which may stand in an article where raw HTML may not.
  private mutating func withoutHTMLLinks(_ text: String) -> String {
    guard text.contains(/<\/?(?:a|img)[\s>\/]/.ignoresCase()) else { return text }
    return RawHTML.tokens(of: text).map { token in
      switch token {
      case .text(let text): return text
      case .open("img", let attributes, _):
        let alt = (attributes.value("alt") ?? "").withoutBrackets
        return "![\(alt)](\(attributes.value("src") ?? ""))"
      case .open("a", let attributes, let raw):
        guard let target = attributes.value("href") else { return raw }
        openLinks.append(target)
        return "["
      case .close("a", let raw): return openLinks.popLast().map { "](\($0))" } ?? raw
      case .open(_, _, let raw), .close(_, let raw): return raw
      case .comment: return ""
      }
    }.joined()
  }

  private mutating func linked(_ text: String, _ line: Int) -> String {
    guard text.contains("](") || text.contains("]:") else { return text }
    let images = text.replacing(
      /!\[([^\[\]]*)\]\(\s*<?([^)\s>\[]+)>?((?:\s+(?:"[^"]*"|'[^']*'))?)\s*\)/
    ) { image(String($0.1), at: String($0.2), rest: String($0.3), line) }
    let links = images.replacing(
      /(!?)\[((?:[^\[\]]|\[[^\[\]]*\]\([^()]*\))*)\]\(\s*<?([^)\s>\[]+)>?((?:\s+(?:"[^"]*"|'[^']*'))?)\s*\)/
    ) { match in
      match.1.isEmpty
        ? link(String(match.2), to: String(match.3), rest: String(match.4), line)
        : String(match.0)
    }
    return links.replacing(/^(\s*\[[^\]]+\]:\s*)(\S+)(.*)$/) { match in
      switch places.target(String(match.2), from: page, assets: &assets) {
      case .kept, .external: return String(match.0)
      case .written(let new): return "\(match.1)\(new)\(match.3)"
      case .lost:
        loseTarget("link to", String(match.2), line)
        return ""
      }
    }
  }

  private mutating func image(
    _ text: String, at source: String, rest: String, _ line: Int
  ) -> String {
    switch places.target(source, isImage: true, from: page, assets: &assets) {
    case .written(let new): return "![\(text)](\(new)\(rest))"
    case .kept: return "![\(text)](\(source)\(rest))"
    case .external:
      lose("image of another site, \"\(source)\": a link leads to it", line)
      return "[\(text.isEmpty ? source : text)](\(source))"
    case .lost:
      loseTarget("image", source, line)
      return text
    }
  }

  private mutating func link(
    _ text: String, to destination: String, rest: String, _ line: Int
  ) -> String {
    switch places.target(destination, from: page, assets: &assets) {
    case .kept, .external: return "[\(text)](\(destination)\(rest))"
    case .written(let new): return "[\(text)](\(new)\(rest))"
    case .lost:
      loseTarget("link to", destination, line)
      return text
    }
  }

  private mutating func loseTarget(_ kind: String, _ destination: String, _ line: Int) {
    lose("\(kind) \"\(destination)\" leads to nothing that is imported", line)
  }

  /// Braces would be variables here: what the old tool fills in is told and left out.
  private mutating func withoutBraces(_ line: String, line number: Int) -> String {
    var rest = line[...]
    var result = ""
    while let open = rest.indices.first(where: {
      rest[$0...].hasPrefix("{{") || rest[$0...].hasPrefix("{%")
    }) {
      let end = rest[open...].hasPrefix("{{") ? "}}" : "%}"
      guard let close = rest[open...].firstRange(of: end) else { break }
      lose(
        "\"\(rest[open..<close.upperBound])\" is filled in by the old tool and is left out", number)
      result += rest[..<open]
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}

extension [RawHTML.Attribute] {
  fileprivate func value(_ name: String) -> String? {
    first { $0.name == name }?.value?.decodingEntities
  }
}

extension String {
  fileprivate var withoutBrackets: String {
    replacing("[", with: "").replacing("]", with: "")
  }

  /// The line in parts, those between equal runs of backticks being code (CommonMark 0.31, 6.1).
  fileprivate var codeSpans: [(text: String, isCode: Bool)] {
    var parts: [(text: String, isCode: Bool)] = []
    var rest = self[...]
    var plain = ""
    while let open = rest.firstIndex(of: "`") {
      let run = rest[open...].prefix { $0 == "`" }
      let behind = rest[run.endIndex...]
      guard
        let close = behind.ranges(of: run).first(where: { range in
          behind[range.upperBound...].first != "`" && behind[..<range.lowerBound].last != "`"
        })
      else {
        plain += rest[..<run.endIndex]
        rest = behind
        continue
      }
      plain += rest[..<open]
      parts.append((plain, false))
      parts.append((String(rest[open..<close.upperBound]), true))
      plain = ""
      rest = rest[close.upperBound...]
    }
    return parts + [(plain + rest, false)]
  }
}
