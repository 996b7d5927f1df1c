import Generator
import HelpCenter

/// One good build, seen as a static host sees it.
struct ServedSite: Sendable {
  let version: Int
  let output: LazyOutput
  let headers: HeaderRules
  /// Addresses of articles that only the preview shows.
  let drafts: [String]
  /// From URL path to where it leads, as `_redirects` says.
  private let redirects: [String: String]

  init(_ output: LazyOutput, version: Int) {
    self.version = version
    self.output = output
    let text = { (path: String) in
      String(decoding: (try? output.bytes(of: path)) ?? [], as: UTF8.self)
    }
    headers = HeaderRules(text("_headers"))
    let site = output.site
    drafts = site.editions.flatMap { edition in
      edition.pages.filter { site.articles[$0.article].content.isDraft }.map {
        site.settings.url($0.path)
      }
    }
    redirects = Dictionary(
      text("_redirects").split(separator: "\n").compactMap { line in
        let parts = line.split(separator: " ").map(String.init)
        return parts.count == 3 ? (parts[0].removingPercentEncoding, parts[1]) : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  var basePath: String { output.site.settings.basePath }

  enum Answer: Equatable {
    case file(String)
    /// A search file, to be made with the others of its language.
    case search(String, LanguageTag)
    /// To a URL, for good or for now.
    case redirect(String, isPermanent: Bool)
    /// With the page that says so.
    case notFound(String)
  }

  /// What a host answers to a decoded URL path that begins with `/`.
  func answer(to path: String) -> Answer {
    if path == "/", basePath != "/" { return .redirect(basePath, isPermanent: false) }
    if let target = redirects[path] ?? redirects[path + "/"] {
      return .redirect(target, isPermanent: true)
    }
    guard path.hasPrefix(basePath) else { return .notFound("404.html") }
    let below = String(path.dropFirst(basePath.count))
    let file = below.isEmpty || below.hasSuffix("/") ? below + "index.html" : below
    if file == "_headers" || file == "_redirects" { return .notFound(notFoundPage(below)) }
    if output.contains(file) { return .file(file) }
    if let language = output.searchedLanguage(of: file) { return .search(file, language) }
    if !below.hasSuffix("/"), let page = SitePath(written: below), page.isPage,
      output.contains(page.filePath)
    {
      return .redirect(output.site.settings.url(page), isPermanent: true)
    }
    return .notFound(notFoundPage(below))
  }

  /// In the language of the address.
  private func notFoundPage(_ path: String) -> String {
    let language = path.prefix { $0 != "/" }
    let page = "\(language)/404.html"
    return !language.isEmpty && output.contains(page) ? page : "404.html"
  }
}
