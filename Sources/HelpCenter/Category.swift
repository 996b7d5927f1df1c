package import Diagnostics
package import Markdown

/// The `index.md` of a category in one language.
package struct CategoryIndex: Sendable {
  package let file: SourceText
  package let language: LanguageTag
  /// The folder.
  package let name: String
  package var title = ""
  package var description: String?
  package var order: Int?
  package var icon: String?
  package var slug: String?
  package var body = Document()
  package var bodyStart = 0

  package static func parse(
    _ file: SourceText, language: LanguageTag, name: String
  ) -> Checked<CategoryIndex> {
    var index = CategoryIndex(file: file, language: language, name: name)
    let frontMatter = FrontMatter.split(file)
    var reader = FieldReader(frontMatter.value.node, in: file)
    index.title = reader.text("title")?.trimmingWhitespace ?? ""
    index.description = reader.text("description")
    index.order = reader.integer("order")
    index.icon = reader.text("icon")
    index.slug = reader.slug("slug")
    var problems = frontMatter.diagnostics
    if index.title.isEmpty, problems.isEmpty {
      problems.append(
        .error("missing-title", "the category needs a \"title\"", at: file.place(line: 1)))
      index.title = name
    }
    let body = Document.parse(
      file, from: frontMatter.value.bodyStart, firstLine: frontMatter.value.bodyLine)
    index.body = body.value
    index.bodyStart = frontMatter.value.bodyStart
    problems += reader.finish() + body.diagnostics + RawHTML.check(index.body, in: file)
    return Checked(index, problems)
  }
}

/// The `index.md` of a language: its home page.
package struct HomeIndex: Sendable {
  package let file: SourceText
  package let language: LanguageTag
  package var title: String?
  package var description: String?
  /// The most asked articles, as `CATEGORY/NAME`.
  package var related: [String] = []
  package var body = Document()
  package var bodyStart = 0

  package static func parse(_ file: SourceText, language: LanguageTag) -> Checked<HomeIndex> {
    var index = HomeIndex(file: file, language: language)
    let frontMatter = FrontMatter.split(file)
    var reader = FieldReader(frontMatter.value.node, in: file)
    index.title = reader.text("title")
    index.description = reader.text("description")
    index.related = reader.texts("related")
    let body = Document.parse(
      file, from: frontMatter.value.bodyStart, firstLine: frontMatter.value.bodyLine)
    index.body = body.value
    index.bodyStart = frontMatter.value.bodyStart
    return Checked(
      index,
      frontMatter.diagnostics + reader.finish() + body.diagnostics
        + RawHTML.check(index.body, in: file))
  }
}
