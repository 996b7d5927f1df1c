import Diagnostics
package import HelpCenter
import Markdown

/// `Content/urls.lock`: the addresses and anchors of the last published build, so that a later one
/// can tell which of them it would break.
///
/// One page a line, sorted: its path, the key of its article and the article's revision, or `-`, and
/// its anchors: `/en/buying/bids/ buying/bids 3x8k2m9q0r #set #change`.
struct URLLock {
  struct Page {
    /// Percent-encoded, without the base path, so that a change of `url` is no change of address.
    let url: String
    /// Nil for pages that are no article.
    let key: String?
    let revision: String?
    let anchors: [String]
    /// In the file, from 1.
    var line = 0
  }

  static let path = "Content/urls.lock"

  let pages: [Page]

  /// What a build publishes.
  init(_ site: Site) {
    var pages = [Page(url: "/", key: nil, revision: nil, anchors: [])]
    for edition in site.editions {
      let plain = [edition.path] + edition.categories.map(\.path)
      pages += plain.map { Page(url: $0.url(), key: nil, revision: nil, anchors: []) }
      pages += edition.pages.map { page in
        let anchors = site.anchors[page.article].flatMap { [$0.id, $0.alias].compactMap(\.self) }
        let article = site.article(of: page)
        return Page(
          url: page.path.url(), key: article.key, revision: article.content.revision,
          anchors: page.isFallback ? [] : anchors)
      }
    }
    self.pages = pages.sorted { $0.url < $1.url }
  }

  private init(pages: [Page]) { self.pages = pages }

  /// Lines that are empty or begin with `#` say nothing; others that are no page are told.
  static func parse(_ file: SourceText) -> Checked<URLLock> {
    var pages: [Page] = []
    var problems: [Diagnostic] = []
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      guard !line.allSatisfy({ $0 == " " }), !line.hasPrefix("#") else { continue }
      if let page = Page(line, number: index + 1) {
        pages.append(page)
      } else {
        let message =
          "not an address that was published, \"helpgen build --lock\" writes this file anew"
        problems.append(.warning("invalid-lock", message, at: file.place(line: index + 1)))
      }
    }
    return Checked(URLLock(pages: pages), problems)
  }

  var text: String {
    let lines = pages.map { page in
      ([page.url, page.key.map(SitePath.queryValue) ?? "-", page.revision ?? "-"]
        + page.anchors.map { "#" + SitePath.queryValue($0) }).joined(separator: " ")
    }
    return "# Addresses that were published, written by helpgen build --lock\n"
      + lines.joined(separator: "\n") + "\n"
  }
}

extension URLLock {
  /// What was published, is gone and does not redirect.
  func problems(comparing site: Site, in file: SourceText) -> [Diagnostic] {
    let now = URLLock(site)
    let ofURL = Dictionary(now.pages.map { ($0.url, $0) }) { first, _ in first }
    let redirected = Set(site.redirects.map { $0.from.url() })
    let known = Set(pages.map(\.url))
    let new = now.pages.filter { $0.key != nil && !known.contains($0.url) }
    return pages.flatMap { page -> [Diagnostic] in
      if let current = ofURL[page.url] { return page.anchorProblems(current, site, in: file) }
      if redirected.contains(page.url) { return [] }
      return [page.removal(movedTo: page.successor(among: new), site, in: file)]
    }
  }
}

extension URLLock.Page {
  /// Nil for a line that no build has written.
  fileprivate init?(_ line: Substring, number: Int) {
    let fields = line.split(separator: " ").map(String.init)
    guard fields.count >= 3, fields[0].hasPrefix("/"),
      fields.dropFirst(3).allSatisfy({ $0.hasPrefix("#") })
    else { return nil }
    let known = fields[1...2].map { $0 == "-" ? nil : $0.removingPercentEncoding }
    self.init(
      url: fields[0], key: known[0], revision: known[1],
      anchors: fields.dropFirst(3).map { String($0.dropFirst()).removingPercentEncoding },
      line: number)
  }

  private var language: Substring { url.dropFirst().prefix { $0 != "/" } }

  /// The page of the same article; else one with the same content; else one with most of the same
  /// anchors.
  fileprivate func successor(among new: [URLLock.Page]) -> URLLock.Page? {
    guard key != nil else { return nil }
    let candidates = new.filter { $0.language == language }
    if let same = candidates.first(where: { $0.key == key }) { return same }
    if let same = candidates.first(where: { $0.revision == revision }) { return same }
    return candidates.first { other in
      let common = Set(other.anchors).intersection(anchors).count
      return common >= 2 && common * 2 > max(anchors.count, other.anchors.count)
    }
  }

  fileprivate func removal(
    movedTo successor: URLLock.Page?, _ site: Site, in file: SourceText
  ) -> Diagnostic {
    let place = file.place(of: url, inLines: line...line)
    guard let successor, let article = successor.article(in: site) else {
      return .warning(
        "removed-url", "\"\(url)\" was published and is gone, redirect it in site.yml", at: place)
    }
    let message = "\"\(url)\" was published, add the line \"aliases: [\(url)]\" to this article"
    return .warning(
      "removed-url", message, at: Place(file: article.file.path),
      notes: [Diagnostic.Note("published here", at: place)])
  }

  fileprivate func anchorProblems(
    _ current: URLLock.Page, _ site: Site, in file: SourceText
  ) -> [Diagnostic] {
    let gone = anchors.filter { !current.anchors.contains($0) }
    guard !gone.isEmpty, !current.anchors.isEmpty || key == current.key,
      let article = current.article(in: site)
    else { return [] }
    return gone.map { anchor in
      let message =
        "anchor \"\(anchor)\" was published and is gone, give {#\(anchor)} to the heading"
        + " that took its place"
      return .warning(
        "removed-anchor", message, at: Place(file: article.file.path),
        notes: [
          Diagnostic.Note("published here", at: file.place(of: "#" + anchor, inLines: line...line))
        ])
    }
  }

  private func article(in site: Site) -> Article? {
    for edition in site.editions where edition.language.text == language {
      let page = edition.pages.first { $0.path.url() == url }
      return page.map { site.article(of: $0) }
    }
    return nil
  }
}

extension ProjectFolder {
  /// Compares with the addresses that were published; nil where none are recorded.
  func removedAddresses(_ site: Site) throws(DiskError) -> [Diagnostic]? {
    guard let text = try text(URLLock.path) else { return nil }
    let lock = URLLock.parse(text.value)
    return text.diagnostics + lock.diagnostics
      + lock.value.problems(comparing: site, in: text.value)
  }

  /// Records the addresses of a build as published.
  package func lockAddresses(of site: Site) throws(DiskError) {
    try Disk.write(Array(URLLock(site).text.utf8), toNew: path(of: URLLock.path))
  }
}
