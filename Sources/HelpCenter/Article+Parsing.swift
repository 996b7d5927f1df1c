package import Diagnostics
import Markdown

extension Article {
  /// Reads one file. Every problem is a diagnostic, of a draft a warning; the article is as whole as
  /// its file allows.
  package static func parse(
    _ file: SourceText, language: LanguageTag, category: String, name: String
  ) -> Checked<Article> {
    var content = Content()
    let frontMatter = FrontMatter.split(file)
    var reader = FieldReader(frontMatter.value.node, in: file)
    content.readTexts(from: &reader)
    content.readSwitches(from: &reader)
    content.readTranslation(from: &reader)
    let hasFrontMatterError = !frontMatter.diagnostics.isEmpty
    var problems = frontMatter.diagnostics
    if content.title.isEmpty, !hasFrontMatterError {
      problems.append(Self.missingTitle(file, hasFrontMatter: frontMatter.value.bodyStart > 0))
    }
    problems += reader.finish()
    problems += content.readBody(of: file, after: frontMatter.value)
    content.revision = content.revisionOfContent()
    let article = Article(
      file: file, language: language, category: category, name: name, content: content)
    return Checked(article, article.content.isDraft ? problems.unpublished() : problems)
  }

  private static func missingTitle(_ file: SourceText, hasFrontMatter: Bool) -> Diagnostic {
    let message = "the article needs a \"title\""
    return hasFrontMatter
      ? .error("missing-title", message, at: file.place(line: 1))
      : .error(
        "missing-title", message + " in front matter, which begins with a line \"---\"",
        at: Place(file: file.path))
  }
}

extension Article.Content {
  fileprivate mutating func readTexts(from reader: inout FieldReader) {
    title = reader.text("title")?.trimmingWhitespace ?? ""
    description = reader.text("description")
    order = reader.integer("order")
    slug = reader.slug("slug")
    updated = reader.date("updated")
    tags = reader.texts("tags")
    keywords = reader.texts("keywords")
    questions = reader.texts("questions")
    audience = reader.texts("audience")
    aliases = reader.texts("aliases")
    related = reader.texts("related")
    answer = reader.answer("answer").map { text in
      Document.parse(SourceText(path: reader.source.path, text: text)).value
    }
    when = reader.conditions("when")
  }

  fileprivate mutating func readSwitches(from reader: inout FieldReader) {
    isDraft = reader.flag("draft") ?? false
    hasFeedback = reader.flag("feedback") ?? true
    isSearched = reader.flag("search") ?? true
    isAnswering = reader.flag("assistant") ?? true
    isNoindex = reader.flag("noindex") ?? false
    contact = reader.contact("contact")
  }

  fileprivate mutating func readTranslation(from reader: inout FieldReader) {
    translationKey = reader.text("translationKey")
    sourceRevision = reader.text("sourceRevision")
    guard let text = reader.text("translation") else { return }
    translation = Article.Translation(rawValue: text)
    guard translation == nil, let node = reader.node["translation"] else { return }
    let known = Article.Translation.allCases.map(\.rawValue)
    let message = "\"translation\" must be human, machine or reviewed"
      .suggesting(nearestName(to: text, among: known))
    reader.report("wrong-type", message, at: node)
  }

  fileprivate mutating func readBody(
    of file: SourceText, after frontMatter: FrontMatter
  ) -> [Diagnostic] {
    let parsed = Document.parse(file, from: frontMatter.bodyStart, firstLine: frontMatter.bodyLine)
    body = parsed.value
    bodyStart = frontMatter.bodyStart
    headings = Article.headings(in: body)
    var problems =
      parsed.diagnostics + RawHTML.check(body, in: file) + ArticleChecks.images(in: body, of: file)
    problems += ArticleChecks.anchors(of: headings, in: file)
    if body.blocks.isEmpty, !isDraft {
      problems.append(
        .warning("empty-article", "the article has no text", at: Place(file: file.path)))
    }
    return problems
  }
}

extension Article {
  /// The headings of a text in reading order, one for each that the renderer will meet.
  static func headings(in document: Document) -> [Heading] {
    var headings: [Heading] = []
    document.forEachBlock { block in
      guard case .heading(let heading) = block.content else { return }
      let text = heading.inlines.plainText
      headings.append(
        Heading(
          level: heading.level, text: text, slug: Slug.of(text), id: heading.id,
          line: block.lines.lowerBound))
    }
    return headings
  }
}

extension FieldReader {
  /// What the assistant shows of one answer at most, in characters.
  private static let longestAnswer = 700

  mutating func answer(_ key: String) -> String? {
    guard let text = text(key) else { return nil }
    if text.utf16.count > Self.longestAnswer {
      report(
        "long-answer",
        "an answer of more than \(Self.longestAnswer) characters is not shown, but a part of the text",
        at: node[key] ?? node, severity: .warning)
    }
    return text
  }

  mutating func slug(_ key: String) -> String? {
    guard let slug = text(key) else { return nil }
    let isValid =
      SitePath(written: slug)?.components == [slug]
      && !slug.contains { "?#%\\".contains($0) || $0.isWhitespace }
    if !isValid {
      report("invalid-slug", "\"\(slug)\" cannot be one part of a URL", at: node[key] ?? node)
      return nil
    }
    return slug
  }

  mutating func date(_ key: String) -> CalendarDate? {
    guard let text = text(key) else { return nil }
    guard let date = CalendarDate(text) else {
      report("invalid-date", "\"\(text)\" is not a date such as 2026-03-12", at: node[key] ?? node)
      return nil
    }
    return date
  }

  /// `{status: [shipped]}`, in the order written.
  fileprivate mutating func conditions(_ key: String) -> [(field: String, values: [String])] {
    guard let node = node(key) else { return [] }
    var reader = FieldReader(node, in: source)
    let conditions = (node.entries ?? []).compactMap {
      entry -> (field: String, values: [String])? in
      guard let field = entry.key.text else { return nil }
      return (field, reader.texts(field))
    }
    add(reader.finish())
    return conditions
  }

  /// `{reason: ID}` or `false`.
  fileprivate mutating func contact(_ key: String) -> Article.Contact {
    guard let node = node(key) else { return .button }
    if node.text != nil { return flag(key) == false ? .none : .button }
    var reader = FieldReader(node, in: source)
    let reason = reader.text("reason")
    add(reader.finish())
    return reason.map { .reason($0) } ?? .button
  }
}

extension String {
  var trimmingWhitespace: String {
    let start = drop { $0.isWhitespace }
    return String(start.dropLast(start.reversed().prefix { $0.isWhitespace }.count))
  }
}
