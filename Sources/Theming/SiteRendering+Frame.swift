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
  var markdown: SitePath?
}

extension SiteRendering {
  /// Writes a page that is not an article.
  func render(
    _ template: String, _ rendering: EditionRendering, frame: PageFrame, isOnce: Bool = true,
    to writer: inout PageWriter, _ put: (inout PageValues) -> Void
  ) {
    writer.render(template, rendering, isOnce: isOnce) { page in
      put(&page)
      self.put(frame, rendering, in: &page)
      // Where `put` gave none: the first of one name counts.
      page.put("jsonLD", false)
      page.put("pageData", html: { pageData(rendering).append(to: &$0) })
    }
  }

  func put(_ frame: PageFrame, _ rendering: EditionRendering, in page: inout PageValues) {
    let edition = rendering.edition
    let canonical = frame.canonical ?? frame.path
    page.put("title", frame.title)
    page.put("description", frame.description)
    let isHidden = frame.isNoindex && frame.canonical == nil
    page.put("canonical", isHidden ? nil : canonical, base: absoluteBase)
    page.put("noindex", frame.isNoindex)
    page.record("og") { og in
      og.put("title", frame.title)
      og.put("description", frame.description)
      og.put("url", canonical ?? rendering.path, base: absoluteBase)
      og.put("type", frame.type)
      og.put("locale", rendering.openGraphLocale)
      og.put("siteName", edition.title)
      og.put("image", site.logo?.output, base: absoluteBase)
    }
    page.put("markdown", frame.markdown, base: base)
    putAlternates(of: frame, in: &page)
    page.list(.languages, zip(editions, frame.languageLinks)) { row, link in
      row.put("tag", link.0.edition.language.text)
      row.put("name", link.0.languageName)
      row.put("dir", link.0.edition.language.direction)
      row.put("url", link.1, base: base)
      row.put("current", link.0.index == rendering.index)
    }
  }

  private func putAlternates(of frame: PageFrame, in page: inout PageValues) {
    var alternates = frame.alternates.map { (tag: $0.language.text, path: $0.path) }
    if let path = frame.defaultAlternate, !alternates.isEmpty {
      alternates.append((tag: "x-default", path: path))
    }
    page.list(.alternates, alternates.count > 1 ? alternates : []) { row, alternate in
      row.put("hreflang", alternate.tag)
      row.put("href", alternate.path, base: absoluteBase)
    }
  }
}
