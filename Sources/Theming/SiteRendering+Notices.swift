package import HelpCenter
import Markdown

extension SiteRendering {
  /// What a reader should know about the text before reading it, in the language of the page.
  func notices(
    _ page: ArticlePage, _ article: Article, _ rendering: EditionRendering
  ) -> [TemplateContext] {
    var notices: [TemplateContext] = []
    if page.isFallback { notices.append(fallbackNotice(article, rendering)) }
    if site.isShownAsStale(page) { notices.append(staleNotice(page, article, rendering)) }
    if site.isShownAsMachine(page), !page.isFallback {
      notices.append(machineNotice(page, rendering))
    }
    return notices
  }

  private func fallbackNotice(
    _ article: Article, _ rendering: EditionRendering
  ) -> TemplateContext {
    let language = rendering.edition.language
    let text = rendering.words.text(
      "notices", "fallback",
      [
        "language": language.name(in: language),
        "sourceLanguage": article.language.name(in: language),
      ])
    return ["kind": "fallback", "text": text, "link": false, "hasSections": false]
  }

  private func machineNotice(_ page: ArticlePage, _ rendering: EditionRendering) -> TemplateContext
  {
    notice("machine", link: "machineLink", page, rendering)
  }

  /// With the sections whose source has changed, each with its place here and in the source.
  private func staleNotice(
    _ page: ArticlePage, _ article: Article, _ rendering: EditionRendering
  ) -> TemplateContext {
    var notice = notice("stale", link: "staleLink", page, rendering)
    let source = sourcePath(of: page).map { site.settings.url($0) }
    let anchors = site.anchors[page.article]
    let sections = site.staleHeadings(of: page).filter { $0 < anchors.count }.map { index in
      [
        "title": article.headings[index].text, "id": anchors[index].id,
        "lang": article.language.text, "dir": article.language.direction,
        "source": source.map { "\($0)#\(anchors[index].id)" },
      ] as TemplateContext
    }
    notice.put("sections", sections)
    notice.put("hasSections", !sections.isEmpty)
    return notice
  }

  private func notice(
    _ kind: String, link: String, _ page: ArticlePage, _ rendering: EditionRendering
  ) -> TemplateContext {
    let source = site.settings.source
    let place = ["sourceLanguage": source.name(in: rendering.edition.language)]
    let target: TemplateContext? = sourcePath(of: page).map { path in
      ["url": site.settings.url(path), "text": rendering.words.text("notices", link, place)]
    }
    return [
      "kind": kind, "text": rendering.words.text("notices", kind, place), "link": target,
      "hasSections": false,
    ]
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
    settings.notices.machine && article(of: page).translation == .machine
  }

  fileprivate func staleHeadings(of page: ArticlePage) -> [Int] {
    guard settings.notices.stale, case .stale(let headings) = translationState(of: page) else {
      return []
    }
    return headings
  }
}
