import Diagnostics
import Foundation
import Generator
import HelpCenter

/// All that an open page needs to know to be up to date, as JSON. Two states that look alike are
/// the same text.
struct PageState {
  let json: String

  init(path: String, site: ServedSite?, problems: [Diagnostic]) {
    let page = site.map { PageVersion(path: path, site: $0) }
    let aid = site.flatMap { ArticleAid(path: path, site: $0, problems: problems) }
    let record = Record(
      page: page?.tag, style: page?.style, problems: problems.map { Problem($0) }, article: aid,
      drafts: site?.drafts ?? [])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    json = (try? encoder.encode(record)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  private struct Record: Encodable {
    let page: String?
    let style: String?
    let problems: [Problem]
    let article: ArticleAid?
    let drafts: [String]
  }
}

/// A problem as the page's panel shows it.
struct Problem: Encodable {
  let severity: String
  let id: String
  let message: String
  /// `path:line:column`
  let place: String
  let line: Int
  /// The source line in three parts, the second of which is meant.
  let excerpt: [String]
  let notes: [String]

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity.rawValue
    id = diagnostic.id
    message = diagnostic.message
    let place = diagnostic.place
    self.place = place.locator
    line = place.line
    let scalars = Array(place.excerpt.unicodeScalars)
    let start = min(max(place.column - 1, 0), scalars.count)
    let end = min(start + place.length, scalars.count)
    let text = { (range: Range<Int>) in
      String(String.UnicodeScalarView(scalars[range]))
    }
    excerpt =
      scalars.isEmpty
      ? []
      : [
        (start > 80 ? "…" : "") + text(max(0, start - 80)..<start), text(start..<end),
        text(end..<min(scalars.count, end + 80)) + (end + 80 < scalars.count ? "…" : ""),
      ]
    notes = diagnostic.notes.map { note in
      (note.place.map { $0.locator + ": " } ?? "") + note.message
    }
  }
}

/// Which bytes a page consists of, its stylesheet's address aside.
struct PageVersion {
  let tag: String
  /// URL of the stylesheet; nil where the page has none.
  let style: String?

  /// Of the page that is answered to a URL path.
  init(path: String, site: ServedSite) {
    let file: String
    switch site.answer(to: path) {
    case .file(let path), .notFound(let path): file = path
    case .redirect, .search: file = "404.html"
    }
    self.init((try? site.output.bytes(of: file)) ?? [])
  }

  init(_ html: [UInt8]) {
    guard let style = Self.stylesheet(html) else {
      tag = ContentHash(html).name
      self.style = nil
      return
    }
    tag = ContentHash(Array(html[..<style.lowerBound] + html[style.upperBound...])).name
    self.style = String(decoding: html[style], as: UTF8.self)
  }

  /// The range of the address in the first `<link rel="stylesheet" href="…">`.
  private static func stylesheet(_ html: [UInt8]) -> Range<Int>? {
    let head = html.prefix(16 << 10)
    guard let start = head.firstRange(of: Array(#"<link rel="stylesheet" href=""#.utf8)),
      let end = head[start.upperBound...].firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return start.upperBound..<end
  }
}
