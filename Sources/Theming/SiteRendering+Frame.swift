import HelpCenter

/// The head and frame of a page, around what it shows.
struct PageFrame {
  var title: String
  var description: String
  /// The page's own path, nil for pages without an address (404).
  var path: SitePath?
  /// The address that search engines should keep, where it is another.
  var canonical: SitePath?
  var isNoindex = false
  /// The same page in other languages that search engines may know of.
  var alternates: [(language: LanguageTag, path: SitePath)] = []
  /// The alternate for readers of no listed language.
  var defaultAlternate: SitePath?
  /// Where the language menu leads, one per edition.
  var languageLinks: [SitePath]
  var type = "website"
  var structuredData: JSONText?
  var markdown: SitePath?
  var data: [(String, JSONText)] = []
}

extension SiteRendering {
  func render(
    _ template: String, _ rendering: EditionRendering, frame: PageFrame, _ content: TemplateContext
  ) -> String {
    rendering.render(template, content.adding(context(of: frame, rendering)))
  }

  func render(
    _ template: String, _ rendering: EditionRendering, frame: PageFrame, _ content: TemplateContext,
    _ shapes: inout PageShapes
  ) -> String {
    rendering.render(template, content.adding(context(of: frame, rendering)), &shapes)
  }

  private func context(of frame: PageFrame, _ rendering: EditionRendering) -> TemplateContext {
    let settings = site.settings
    let edition = rendering.edition
    let canonical = (frame.canonical ?? frame.path).map { settings.absoluteURL($0) }
    var context: TemplateContext = [
      "title": frame.title, "description": frame.description,
      "canonical": frame.isNoindex && frame.canonical == nil ? nil : canonical,
      "noindex": frame.isNoindex,
      "og": [
        "title": frame.title, "description": frame.description,
        "url": canonical ?? settings.absoluteURL(edition.path), "type": frame.type,
        "locale": edition.language.openGraphLocale, "siteName": edition.title,
        "image": site.logo.map { settings.absoluteURL($0.output) },
      ] as TemplateContext,
      "jsonLD": frame.structuredData.map { SafeHTML($0.text) },
      "scriptPreloads": [TemplateContext](),
      "markdown": frame.markdown.map { settings.url($0) },
      "llms": settings.writesLLMs ? settings.url(edition.path.appending(file: "llms.txt")) : nil,
      "favicon": (site.logo?.output ?? assets.favicon).map { settings.url($0) },
      "pageData": SafeHTML(rendering.pageData.text(adding: frame.data)),
      "languageName": languageNames[edition.language] ?? "",
    ]
    context.put(.alternates, alternates(of: frame), rendering.rows)
    context.put(.languages, languages(frame, current: edition), rendering.rows)
    return context
  }

  private func alternates(of frame: PageFrame) -> [TemplateContext] {
    guard frame.alternates.count > 1 || frame.defaultAlternate != nil, !frame.alternates.isEmpty
    else { return [] }
    var alternates: [TemplateContext] = frame.alternates.map {
      ["hreflang": $0.language.text, "href": site.settings.absoluteURL($0.path)]
    }
    if let path = frame.defaultAlternate {
      alternates.append(["hreflang": "x-default", "href": site.settings.absoluteURL(path)])
    }
    return alternates
  }

  private func languages(_ frame: PageFrame, current: Edition) -> [TemplateContext] {
    zip(site.editions, frame.languageLinks).map { edition, path in
      [
        "tag": edition.language.text, "name": languageNames[edition.language] ?? "",
        "dir": edition.language.direction, "url": site.settings.url(path),
        "current": edition.language == current.language,
      ]
    }
  }
}
