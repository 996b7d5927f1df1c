package import HelpCenter
package import Markdown

extension SiteRendering {
  /// Appends the body of an article as HTML, its links leading to pages of the edition it is shown
  /// in.
  func appendBody(
    of page: ArticlePage, _ article: Article, in rendering: EditionRendering,
    to html: inout [UInt8]
  ) {
    var context = renderingContext(
      references: site.references[page.article], anchors: site.anchors[page.article],
      language: article.language, edition: rendering.edition)
    context.headingNotes = headingNotes(of: page, rendering)
    article.content.body.appendHTML(context, to: &html)
  }

  func append(_ text: HomeText, in rendering: EditionRendering, to html: inout [UInt8]) {
    let headings = text.body.headingAnchors
    text.body.appendHTML(
      renderingContext(
        references: text.references, anchors: headings, language: text.language,
        edition: rendering.edition), to: &html)
  }

  /// How a text in `language` with these `references` is rendered on the pages of `edition`.
  package func renderingContext(
    references: [String: Reference], anchors: [RenderingContext.Anchor], language: LanguageTag,
    edition: Edition
  ) -> RenderingContext {
    let icons = theme.icons
    return RenderingContext(
      link: { [self] destination in target(references[destination] ?? .none, in: edition) },
      image: { [self] source in picture(references[source] ?? .none) },
      anchors: anchors,
      title: { [self] kind in calloutWords(language).text("callouts", kind) },
      icon: { icons[$0 == "note" ? "info" : $0] ?? "" })
  }

  /// Words inside a body are in the body's language, whatever page it stands on.
  private func calloutWords(_ language: LanguageTag) -> Words {
    editions.first { $0.edition.language == language }?.words ?? theme.words(for: language)
  }

  private func picture(_ reference: Reference) -> RenderingContext.Picture? {
    switch reference {
    case .asset(let path):
      guard let asset = site.assets[path] else { return nil }
      return RenderingContext.Picture(
        source: site.settings.url(asset.output), width: asset.width, height: asset.height)
    case .external(let url): return RenderingContext.Picture(source: url)
    default: return nil
    }
  }

  /// Nil: the link does not pass.
  package func target(_ reference: Reference, in edition: Edition) -> RenderingContext.Target? {
    let settings = site.settings
    let plain = { (url: String) in RenderingContext.Target(href: url) }
    switch reference {
    case .none: return nil
    case .external(let url): return plain(url)
    case .fragment(let id): return plain("#" + id)
    case .home: return plain(settings.url(edition.path))
    case .site(let path, let suffix): return plain(settings.url(path) + suffix)
    case .asset(let path): return site.assets[path].map { plain(settings.url($0.output)) }
    case .category(let name, let fragment):
      let path = edition.categories.first { $0.name == name }?.path ?? edition.path
      return plain(settings.url(path) + hash(fragment))
    case .group(let group, let fragment):
      return groupTarget(group, in: edition).map { page, language in
        RenderingContext.Target(href: settings.url(page.path) + hash(fragment), language: language)
      }
    }
  }

  /// The article's page in this edition, else in the first that has one, with its language.
  private func groupTarget(
    _ group: Int, in edition: Edition
  ) -> (page: ArticlePage, language: String?)? {
    if let index = edition.pageOfGroup[group] {
      let page = edition.pages[index]
      return (page, page.isFallback ? site.articles[page.article].language.text : nil)
    }
    for other in site.editions {
      if let index = other.pageOfGroup[group] { return (other.pages[index], other.language.text) }
    }
    return nil
  }

  private func hash(_ fragment: String?) -> String { fragment.map { "#" + $0 } ?? "" }
}

extension Document {
  /// The text of the first paragraph, cut at a word's end after at most `length` characters.
  func summary(ofLength length: Int) -> String {
    for block in blocks {
      guard case .paragraph(let inlines) = block.content else { continue }
      let text = inlines.plainText
      guard text.count > length else { return text }
      let cut = text.prefix(length)
      let end = cut.lastIndex { $0.isWhitespace } ?? cut.endIndex
      return cut[..<end] + "…"
    }
    return ""
  }
}
