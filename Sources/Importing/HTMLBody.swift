import Markdown

/// The HTML of an article as Markdown. Elements without a counterpart are named in `losses`; their
/// text stays.
struct HTMLBody {
  enum Target {
    case written(String)
    /// The text stays, and the loss is told.
    case lost(String)
  }

  private let tokens: [RawHTML.Token]
  private let target: (_ written: String, _ isImage: Bool) -> Target
  private(set) var losses: [String] = []
  private var text = ""
  private var lists: [(isOrdered: Bool, number: Int)] = []
  /// Destinations of the links that are open; nil where only the text stays.
  private var links: [String?] = []
  private var quoteDepth = 0
  private var isPreformatted = false
  private var skipped = 0
  private var row: [String]?
  private var rows = 0

  /// `target` says where a link leads and where a picture lies.
  init(_ html: String, target: @escaping (_ written: String, _ isImage: Bool) -> Target) {
    tokens = RawHTML.tokens(of: html)
    self.target = target
  }

  mutating func markdown() -> String {
    for token in tokens {
      switch token {
      case .text(let raw): add(raw)
      case .open(let name, let attributes, _): open(name, attributes)
      case .close(let name, _): close(name)
      case .comment: break
      }
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var result: [Substring] = []
    for line in lines {
      let trimmed = isBlank(line) ? "" : line
      if trimmed.isEmpty, result.last?.isEmpty ?? true { continue }
      result.append(trimmed)
    }
    while result.last?.isEmpty == true { result.removeLast() }
    return result.joined(separator: "\n")
  }

  private func isBlank(_ line: Substring) -> Bool { line.allSatisfy { $0 == " " } }

  private mutating func add(_ raw: String) {
    guard skipped == 0 else { return }
    let decoded = raw.decodingEntities
    if isPreformatted {
      text += decoded
      return
    }
    let folded = decoded.replacing(/[ \t\r\n]+/, with: " ")
    let atStart = text.isEmpty || text.hasSuffix("\n") || text.hasSuffix(" ")
    let shown = atStart ? folded.drop { $0 == " " } : folded[...]
    let escaped = shown.replacing(/[\\`*_\[\]<]/) { "\\" + $0.0 }.replacing("{{", with: "{ {")
    put(row == nil ? String(escaped) : String(escaped.replacing("|", with: "\\|")))
  }

  /// Into the cell of the open row, else into the text.
  private mutating func put(_ markup: String) {
    guard var cells = row, let last = cells.popLast() else {
      text += markup
      return
    }
    row = cells + [last + markup]
  }

  private var indentation: String {
    String(repeating: "> ", count: quoteDepth)
      + lists.dropLast().map { $0.isOrdered ? "   " : "  " }.joined()
  }

  private mutating func startBlock() {
    guard row == nil else { return }
    while text.last == " " { text.removeLast() }
    if !text.isEmpty { text += text.hasSuffix("\n") ? "\n" : "\n\n" }
    let inner = lists.last.map { $0.isOrdered ? "   " : "  " } ?? ""
    text += indentation + (lists.isEmpty ? "" : inner)
  }

  private mutating func open(_ name: String, _ attributes: [RawHTML.Attribute]) {
    let value = { (key: String) in attributes.first { $0.name == key }?.value?.decodingEntities }
    switch name {
    case "script", "style": skipped += 1
    case "p", "div", "section", "figure":
      if !text.hasSuffix("- "), !text.hasSuffix(". ") { startBlock() }
    case "h1", "h2", "h3", "h4", "h5", "h6":
      startBlock()
      text += String(repeating: "#", count: max(2, Int(name.dropFirst()) ?? 2)) + " "
    case "ul", "ol": lists.append((name == "ol", 0))
    case "li": openItem()
    case "blockquote":
      startBlock()
      quoteDepth += 1
      text += "> "
    case "pre":
      startBlock()
      text += "```\n"
      isPreformatted = true
    case "strong", "b": put("**")
    case "em", "i": put("*")
    case "code": if !isPreformatted { put("`") }
    case "br": put(row == nil ? "\\\n" + indentation : " ")
    case "hr":
      startBlock()
      text += "---"
    case "a": openLink(value("href"))
    case "img": addImage(value("src") ?? "", text: value("alt") ?? "")
    case "tr": row = []
    case "td", "th": row?.append("")
    default: openOther(name)
    }
  }

  private mutating func openOther(_ name: String) {
    switch name {
    case "table":
      startBlock()
      rows = 0
    case "iframe", "video", "audio", "object", "embed", "form":
      losses.append("element \"\(name)\" is left out")
    default: break
    }
  }

  private mutating func openLink(_ written: String?) {
    var link: String?
    switch written.map({ target($0, false) }) {
    case .written(let new)?: link = new
    case .lost(let loss)?: losses.append(loss)
    case nil: break
    }
    links.append(link)
    if link != nil { put("[") }
  }

  private mutating func addImage(_ source: String, text: String) {
    let text = text.replacing("[", with: "").replacing("]", with: "")
    switch target(source, true) {
    case .written(let new): put("![\(text)](\(new))")
    case .lost(let loss):
      losses.append(loss)
      put(text)
    }
  }

  private mutating func openItem() {
    guard !lists.isEmpty else { return }
    lists[lists.count - 1].number += 1
    while text.last == " " { text.removeLast() }
    if lists.count == 1, lists[0].number == 1, !text.isEmpty { text += "\n" }
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    let list = lists[lists.count - 1]
    text += indentation + (list.isOrdered ? "\(list.number). " : "- ")
  }

  private mutating func close(_ name: String) {
    switch name {
    case "script", "style": skipped = max(0, skipped - 1)
    case "p", "div", "section", "figure", "h1", "h2", "h3", "h4", "h5", "h6":
      if row == nil, lists.isEmpty { text += "\n" }
    case "ul", "ol":
      _ = lists.popLast()
      if lists.isEmpty { text += "\n\n" }
    case "blockquote":
      quoteDepth = max(0, quoteDepth - 1)
      text += "\n\n"
    case "pre":
      text += text.hasSuffix("\n") ? "```\n\n" : "\n```\n\n"
      isPreformatted = false
    case "strong", "b": put("**")
    case "em", "i": put("*")
    case "code": if !isPreformatted { put("`") }
    case "a": if let link = links.popLast() ?? nil { put("](\(link))") }
    case "tr": closeRow()
    case "table": text += "\n"
    default: break
    }
  }

  private mutating func closeRow() {
    guard let cells = row else { return }
    row = nil
    text += "| " + cells.map { $0.replacing(/\s+/, with: " ") }.joined(separator: " | ") + " |\n"
    rows += 1
    if rows == 1 { text += "|" + String(repeating: "---|", count: max(1, cells.count)) + "\n" }
  }
}

extension String {
  /// Numeric references and the names that HTML shares with XML, and the space that does not break.
  var decodingEntities: String {
    guard contains("&") else { return self }
    return replacing(/&(#x[0-9a-fA-F]+|#[0-9]+|[a-zA-Z]+);/) { match in
      let name = match.1
      if name.hasPrefix("#x") {
        return UInt32(name.dropFirst(2), radix: 16).decoded ?? String(match.0)
      }
      if name.hasPrefix("#") { return UInt32(name.dropFirst()).decoded ?? String(match.0) }
      return Self.entities[String(name)] ?? String(match.0)
    }
  }

  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "hellip": "…",
    "ndash": "–", "mdash": "—", "rsquo": "’", "lsquo": "‘", "ldquo": "“", "rdquo": "”", "copy": "©",
    "euro": "€", "eacute": "é", "egrave": "è", "uuml": "ü", "ouml": "ö", "auml": "ä", "szlig": "ß",
  ]
}

extension UInt32? {
  fileprivate var decoded: String? { flatMap(Unicode.Scalar.init).map { String(Character($0)) } }
}
