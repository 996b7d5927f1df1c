import HelpCenter
import Markdown
import Search
import Theming

extension SearchableArticle {
  /// What search and answers need of one page of an edition.
  init(_ page: ArticlePage, in edition: Edition, _ rendering: SiteRendering) {
    let site = rendering.site
    let article = site.article(of: page)
    let category = edition.categories[page.category]
    let context = rendering.renderingContext(
      references: site.references[page.article], anchors: site.anchors[page.article],
      language: article.language, edition: edition)
    self.init(
      url: site.settings.url(page.path), key: article.key, revision: article.revision,
      title: article.title, description: article.description ?? "", category: category.title,
      categoryPath: site.settings.url(category.path), audience: article.audience,
      language: article.language.text, keywords: article.tags + article.keywords,
      questions: article.questions,
      answer: article.answer.map { answer in
        AnswerText(text: answer.plainText, html: answer.html(context))
      },
      when: Self.conditions(article), updated: article.updated?.iso,
      isStale: site.isShownAsStale(page), isMachine: site.isShownAsMachine(page),
      inSearch: article.isSearched, inAssistant: article.isAnswering,
      sourceTerms: Self.sourceTerms(of: page, article, site),
      sections: Self.sections(of: article, site.anchors[page.article], context))
  }

  private static func conditions(_ article: Article) -> String? {
    guard !article.when.isEmpty else { return nil }
    return JSONText.object(article.when.map { ($0.field, .strings($0.values)) }).text
  }

  private static func sourceTerms(of page: ArticlePage, _ article: Article, _ site: Site)
    -> [String]
  {
    guard article.language != site.settings.source,
      let index = site.groups[page.group].articles[site.settings.source]
    else { return [] }
    let source = site.articles[index]
    return [source.title] + source.keywords + source.questions
  }

  private static func sections(
    of article: Article, _ anchors: [RenderingContext.Anchor], _ context: RenderingContext
  ) -> [Section] {
    var sections = [Section()]
    var heading = 0
    for block in article.body.blocks {
      if case .heading(let title) = block.content {
        let id = heading < anchors.count ? anchors[heading].id : nil
        sections.append(Section(id: id, title: title.inlines.plainText, level: title.level))
        heading += 1
      } else {
        sections[sections.count - 1].blocks += blocks(of: block, context)
        [block].forEachBlock { inner in
          if case .heading = inner.content { heading += 1 }
        }
      }
    }
    return sections.filter { !$0.title.isEmpty || !$0.blocks.isEmpty }
  }

  private static func blocks(
    of block: Markdown.Block, _ context: RenderingContext
  ) -> [Block] {
    switch block.content {
    case .paragraph(let inlines): [text(inlines, .paragraph, context)]
    case .heading(let heading): [text(heading.inlines, .paragraph, context)]
    case .list(let list): items(of: list, context)
    case .quote(let blocks), .alert(_, let blocks): blocks.flatMap { self.blocks(of: $0, context) }
    case .container(let container):
      (container.title.map { [Block(text: $0)] } ?? [])
        + container.blocks.flatMap { blocks(of: $0, context) }
    case .code(let code, _): [Block(.code, text: code)]
    case .table(let table):
      // An answer shows the rows as a list; the header stands above it.
      [row(table.header, .paragraph)] + table.rows.map { row($0, .row) }
    case .html, .thematicBreak: []
    }
  }

  private static func row(_ cells: [[Inline]], _ kind: Block.Kind) -> Block {
    Block(kind, text: cells.map(\.plainText).joined(separator: " – "))
  }

  /// Each item with its own paragraphs as one block, its inner lists behind it.
  private static func items(of list: List, _ context: RenderingContext) -> [Block] {
    list.items.flatMap { item -> [Block] in
      var own: [Inline] = []
      var inner: [Block] = []
      for block in item {
        if case .paragraph(let inlines) = block.content {
          own += (own.isEmpty ? [] : [.softBreak]) + inlines
        } else {
          inner += blocks(of: block, context)
        }
      }
      let item = own.isEmpty ? [] : [text(own, list.start == nil ? .bullet : .step, context)]
      return item + inner
    }
  }

  private static func text(
    _ inlines: [Inline], _ kind: Block.Kind, _ context: RenderingContext
  ) -> Block {
    let kind = inlines.allSatisfy(\.isPicture) ? .picture : kind
    let isPlain = inlines.allSatisfy { inline in
      switch inline {
      case .text, .softBreak: true
      default: false
      }
    }
    return Block(kind, text: inlines.plainText, html: isPlain ? nil : inlines.html(context))
  }
}

extension Inline {
  fileprivate var isPicture: Bool {
    switch self {
    case .image, .softBreak: true
    case .link(_, _, let inlines): inlines.allSatisfy(\.isPicture)
    default: false
    }
  }
}

extension Document {
  /// The paragraphs and items, one a line.
  fileprivate var plainText: String {
    var lines: [String] = []
    forEachBlock { block in
      var runs: [String] = []
      block.forEachRun { runs.append($0.plainText) }
      let line = runs.joined(separator: " ")
      if !line.isEmpty { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }
}
