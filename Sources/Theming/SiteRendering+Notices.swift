package import HelpCenter
import Markdown

extension SiteRendering {
  /// What a reader should know about the text before reading it, in the language of the page.
  func putNotices(
    _ page: ArticlePage, _ article: Article, _ rendering: EditionRendering,
    in values: inout PageValues
  ) {
    values.list("notices") { notices in
      if page.isFallback { notices.row { putFallbackNotice(article, rendering, in: &$0) } }
      if site.isShownAsStale(page) {
        notices.row { putStaleNotice(page, article, rendering, in: &$0) }
      }
      if site.isShownAsMachine(page), !page.isFallback {
        notices.row { notice in
          putNotice("machine", link: "machineLink", page, rendering, in: &notice)
          notice.put("hasSections", false)
        }
      }
    }
  }

  private func putFallbackNotice(
    _ article: Article, _ rendering: EditionRendering, in notice: inout PageValues
  ) {
    let language = rendering.edition.language
    let text = rendering.words.text(
      "notices", "fallback",
      [
        "language": language.name(in: language),
        "sourceLanguage": article.language.name(in: language),
      ])
    notice.put("kind", "fallback")
    notice.put("text", text)
    notice.put("link", false)
    notice.put("hasSections", false)
  }

  /// With the sections whose source has changed, each with its place here and in the source.
  private func putStaleNotice(
    _ page: ArticlePage, _ article: Article, _ rendering: EditionRendering,
    in notice: inout PageValues
  ) {
    putNotice("stale", link: "staleLink", page, rendering, in: &notice)
    let source = sourcePath(of: page).map { site.settings.url($0) }
    let anchors = site.anchors[page.article]
    let sections = site.staleHeadings(of: page).filter { $0 < anchors.count }
    notice.list("sections", sections) { section, index in
      section.put("title", article.content.headings[index].text)
      section.put("id", anchors[index].id)
      section.put("lang", article.language.text)
      section.put("dir", article.language.direction)
      section.put("source", source.map { "\($0)#\(anchors[index].id)" })
    }
    notice.put("hasSections", !sections.isEmpty)
  }

  private func putNotice(
    _ kind: String, link: String, _ page: ArticlePage, _ rendering: EditionRendering,
    in notice: inout PageValues
  ) {
    let source = site.settings.source
    let place = ["sourceLanguage": source.name(in: rendering.edition.language)]
    notice.put("kind", kind)
    notice.put("text", rendering.words.text("notices", kind, place))
    guard let path = sourcePath(of: page) else { return notice.put("link", false) }
    notice.record("link") { target in
      target.put("url", path, base: base)
      target.put("text", rendering.words.text("notices", link, place))
    }
  }

  private func sourcePath(of page: ArticlePage) -> SitePath? {
    translations(of: page).first { $0.language == site.settings.source }?.path
  }

  /// What stands beside the headings of sections whose source has changed, one per heading; nil
  /// where there is none.
  func headingNotes(of page: ArticlePage, _ rendering: EditionRendering) -> [String?] {
    let stale = Set(site.staleHeadings(of: page))
    guard !stale.isEmpty else { return [] }
    let source = site.settings.source.name(in: rendering.edition.language)
    let text = rendering.words.text("notices", "changedSection", ["sourceLanguage": source])
    return site.anchors[page.article].indices.map { stale.contains($0) ? text : nil }
  }
}

extension Site {
  /// Whether readers of the page are told that its source has changed.
  package func isShownAsStale(_ page: ArticlePage) -> Bool {
    guard settings.notices.stale, case .stale = translationState(of: page) else { return false }
    return true
  }

  /// Whether readers of the page are told that a machine translated it.
  package func isShownAsMachine(_ page: ArticlePage) -> Bool {
    settings.notices.machine && article(of: page).content.translation == .machine
  }

  fileprivate func staleHeadings(of page: ArticlePage) -> [Int] {
    guard settings.notices.stale, case .stale(let headings) = translationState(of: page) else {
      return []
    }
    return headings
  }
}
