import Diagnostics

/// Old URLs and where they lead: `redirects` of the settings and `aliases` of articles.
enum Redirects {
  private struct Redirect {
    let from: SitePath
    let to: String
    /// Nil where the target is a whole URL.
    let target: SitePath?
    let place: Place
  }

  static func link(
    _ project: ParsedProject, articles: [Article], editions: [Edition], pages: PagePaths,
    _ diagnostics: inout [Diagnostic]
  ) -> [(from: SitePath, to: String)] {
    let all =
      fromSettings(project.settings)
      + fromAliases(articles, editions: editions, settings: project.settings, &diagnostics)
    var byPath: [SitePath: Redirect] = [:]
    for redirect in all {
      if pages.contains(redirect.from) {
        let message = "\"\(redirect.from.url())\" is a page, it cannot redirect"
        diagnostics.append(.error("duplicate-url", message, at: redirect.place))
      } else if let first = byPath[redirect.from] {
        let message = "\"\(redirect.from.url())\" redirects twice"
        let note = Diagnostic.Note("also redirected here", at: first.place)
        diagnostics.append(.error("duplicate-url", message, at: redirect.place, notes: [note]))
      } else {
        byPath[redirect.from] = redirect
      }
    }
    check(byPath, pages: pages, &diagnostics)
    return byPath.values.sorted { $0.from < $1.from }.map { ($0.from, $0.to) }
  }

  private static func fromSettings(_ settings: SiteSettings) -> [Redirect] {
    settings.redirects.map { redirect in
      let isURL = WebURL.scheme(of: redirect.to) != nil
      let target = isURL ? nil : SitePath(written: redirect.to)
      let suffix = redirect.to.drop { $0 != "#" && $0 != "?" }
      return Redirect(
        from: redirect.from, to: target.map { settings.url($0) + suffix } ?? redirect.to,
        target: target, place: redirect.place)
    }
  }

  private static func fromAliases(
    _ articles: [Article], editions: [Edition], settings: SiteSettings,
    _ diagnostics: inout [Diagnostic]
  ) -> [Redirect] {
    var redirects: [Redirect] = []
    for edition in editions {
      for page in edition.pages
      where !page.isFallback && !articles[page.article].content.aliases.isEmpty {
        let article = articles[page.article]
        for (index, alias) in article.content.aliases.enumerated() {
          let place = article.place(ofKey: "aliases", item: index)
          guard let from = SitePath(written: alias), !from.components.isEmpty else {
            diagnostics.append(
              .error("invalid-alias", "\"\(alias)\" is not a path of the site", at: place))
            continue
          }
          redirects.append(
            Redirect(from: from, to: settings.url(page.path), target: page.path, place: place))
        }
      }
    }
    return redirects
  }

  private static func check(
    _ redirects: [SitePath: Redirect], pages: PagePaths, _ diagnostics: inout [Diagnostic]
  ) {
    for redirect in redirects.values {
      var seen: Set<SitePath> = [redirect.from]
      var next = redirect.target
      while let path = next, let following = redirects[path] {
        guard seen.insert(path).inserted else {
          let message = "redirect of \"\(redirect.from.url())\" leads back to itself"
          diagnostics.append(.error("redirect-loop", message, at: redirect.place))
          break
        }
        next = following.target
      }
      if let end = next, redirects[end] == nil, !pages.contains(end) {
        let message = "redirect leads to \"\(end.url())\", which is no page"
        diagnostics.append(.error("broken-link", message, at: redirect.place))
      }
    }
  }
}
