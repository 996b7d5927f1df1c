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
      url: site.settings.url(page.path), key: article.key, revision: article.content.revision,
      title: article.content.title, description: article.content.description ?? "",
      category: category.title,
      categoryPath: site.settings.url(category.path), audience: article.content.audience,
      language: article.language.text, keywords: article.content.tags + article.content.keywords,
      questions: article.content.questions,
      answer: article.content.answer.map { answer in
        AnswerText(text: answer.plainText, html: answer.html(context))
      },
      when: Self.conditions(article), updated: article.content.updated?.iso,
      isStale: site.isShownAsStale(page), isMachine: site.isShownAsMachine(page),
      inSearch: article.content.isSearched, inAssistant: article.content.isAnswering,
      sourceTerms: Self.sourceTerms(of: page, article, site),
      sections: Self.sections(of: article, site.anchors[page.article], context))
  }

  private static func conditions(_ article: Article) -> String? {
    guard !article.content.when.isEmpty else { return nil }
    return JSONText.object(article.content.when.map { ($0.field, .strings($0.values)) }).text
  }

  private static func sourceTerms(of page: ArticlePage, _ article: Article, _ site: Site)
    -> [String]
  {
    guard article.language != site.settings.source,
      let index = site.groups[page.group].articles[site.settings.source]
    else { return [] }
    let source = site.articles[index]
    return [source.content.title] + source.content.keywords + source.content.questions
  }

  private static func sections(
    of article: Article, _ anchors: [RenderingContext.Anchor], _ context: RenderingContext
  ) -> [Section] {
    var sections: [Section] = []
    var section = Section()
    var heading = 0
    for block in article.content.body.blocks {
      if case .heading(let title) = block.content {
        if !section.isEmpty { sections.append(section) }
        let id = heading < anchors.count ? anchors[heading].id : nil
        section = Section(id: id, title: title.inlines.plainText, level: title.level)
        heading += 1
      } else {
        add(block, to: &section.blocks, context)
        block.forEachChild { blocks in
          blocks.forEachBlock { inner in
            if case .heading = inner.content { heading += 1 }
          }
        }
      }
    }
    if !section.isEmpty { sections.append(section) }
    return sections
  }

  private static func add(
    _ block: Markdown.Block, to blocks: inout [Block], _ context: RenderingContext
  ) {
    switch block.content {
    case .paragraph(let inlines): blocks.append(text(inlines, .paragraph, context))
    case .heading(let heading): blocks.append(text(heading.inlines, .paragraph, context))
    case .list(let list): addItems(of: list, to: &blocks, context)
    case .quote(let inner), .alert(_, let inner):
      for block in inner { add(block, to: &blocks, context) }
    case .container(let container):
      if let title = container.title { blocks.append(Block(text: title)) }
      for block in container.blocks { add(block, to: &blocks, context) }
    case .code(let code, _): blocks.append(Block(.code, text: code))
    case .table(let table):
      // An answer shows the rows as a list; the header stands above it.
      blocks.append(row(table.header, .paragraph))
      for cells in table.rows { blocks.append(row(cells, .row)) }
    case .html, .thematicBreak: break
    }
  }

  private static func row(_ cells: [[Inline]], _ kind: Block.Kind) -> Block {
    Block(kind, text: cells.map(\.plainText).joined(separator: " – "))
  }

  /// Each item with its own paragraphs as one block, its inner lists behind it.
  private static func addItems(
    of list: List, to blocks: inout [Block], _ context: RenderingContext
  ) {
    for item in list.items {
      var own: [Inline] = []
      var inner: [Block] = []
      for block in item {
        if case .paragraph(let inlines) = block.content {
          own = own.isEmpty ? inlines : own + [.softBreak] + inlines
        } else {
          add(block, to: &inner, context)
        }
      }
      if !own.isEmpty {
        blocks.append(text(own, list.start == nil ? .bullet : .step, context))
      }
      blocks += inner
    }
  }

  private static func text(
    _ inlines: [Inline], _ kind: Block.Kind, _ context: RenderingContext
  ) -> Block {
    if inlines.count == 1, case .text(let text) = inlines[0] { return Block(kind, text: text) }
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

extension SearchableArticle.Section {
  fileprivate var isEmpty: Bool { title.isEmpty && blocks.isEmpty }
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
