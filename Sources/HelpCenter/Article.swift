package import Diagnostics
package import Markdown

/// One article in one language, as its file says it. Knows no other file, and never changes.
///
/// A reference: it goes through all stages, and to copy some thirty fields costs more than most of
/// what is done with them.
package final class Article: Sendable {
  package enum Contact: Hashable, Sendable {
    case button
    case reason(String)
    case none
  }

  package enum Translation: String, CaseIterable, Sendable {
    case human, machine, reviewed
  }

  package struct Heading: Hashable, Sendable {
    package let level: Int
    package let text: String
    /// Made from the text; empty when it has no letter or digit.
    package let slug: String
    /// Of a written `{#id}`.
    package let id: String?
    package let line: Int
  }

  /// What the file says, front matter and text.
  package struct Content: Sendable {
    package var title = ""
    package var description: String?
    package var order: Int?
    package var slug: String?
    package var updated: CalendarDate?
    package var isDraft = false
    package var translationKey: String?
    package var aliases: [String] = []
    package var audience: [String] = []
    package var tags: [String] = []
    package var keywords: [String] = []
    package var questions: [String] = []
    package var answer: Document?
    package var when: [(field: String, values: [String])] = []
    package var related: [String] = []
    package var contact = Contact.button
    package var hasFeedback = true
    package var isSearched = true
    package var isAnswering = true
    package var isNoindex = false
    package var translation: Translation?
    package var sourceRevision: String?

    package var body = Document()
    /// The Markdown behind the front matter begins at this byte.
    package var bodyStart = 0
    package var headings: [Heading] = []
    /// See `revisionOfContent`.
    package var revision = ""
  }

  package let file: SourceText
  package let language: LanguageTag
  /// The folder it lies in.
  package let category: String
  /// The file name without `.md`.
  package let name: String
  /// `CATEGORY/NAME`
  package let path: String
  package let content: Content

  package init(
    file: SourceText, language: LanguageTag, category: String, name: String, content: Content
  ) {
    self.file = file
    self.language = language
    self.category = category
    self.name = name
    path = "\(category)/\(name)"
    self.content = content
  }

  /// `CATEGORY/NAME`, which joins it to its translations.
  package var key: String { content.translationKey ?? path }

  /// Where the article's address is written: its `slug`, else the name of its file.
  package var addressPlace: Place {
    guard content.slug != nil else { return Place(file: file.path) }
    let lines = 1...file.place(offset: content.bodyStart).line
    guard let lineEnd = file.offset(of: "\nslug", inLines: lines) else {
      return Place(file: file.path)
    }
    return file.place(offset: lineEnd + 1, length: 4)
  }

  /// The part of the URL that names the article.
  package var urlName: String {
    if let slug = content.slug { return slug }
    let slug = Slug.of(name)
    return slug.isEmpty ? name : slug
  }
}
