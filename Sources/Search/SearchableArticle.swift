/// What search and answers need to know of one article, in the words of its readers.
///
/// The caller makes one per article and language set: an article that is missing in a language is
/// given to that language's set too, with `language` set to the language that its text is in.
package struct SearchableArticle: Sendable {
  /// Site-absolute path with the site's base, as in `/help/en/buying/bid/`; the article's Markdown
  /// version is `index.md` below it.
  package var url: String
  /// What votes name it by, the same in all languages, and the revision of the text; both may be
  /// empty.
  package var key: String
  package var revision: String
  package var title: String
  package var description: String
  /// Title of the category, in the language of the set.
  package var category: String
  package var categoryPath: String
  /// Empty for an article that is for everybody.
  package var audience: [String]
  /// BCP 47 tag of the text; differs from the set's language for a fallback.
  package var language: String
  /// Tags and keywords of the front matter.
  package var keywords: [String]
  package var questions: [String]
  package var answer: AnswerText?
  /// Conditions on a selected item as JSON text, as in `{"status":["shipped"]}`; nil means always.
  package var when: String?
  /// ISO 8601 date.
  package var updated: String?
  package var isStale: Bool
  /// A machine has translated it and nobody has read it since.
  package var isMachine: Bool
  package var inSearch: Bool
  package var inAssistant: Bool
  /// Title, keywords and questions of the source-language article; nil where this is the source.
  /// Readers find the translation by these words too, below matches in their own language.
  package var sourceTerms: [String]
  package var sections: [Section]

  package init(
    url: String, key: String = "", revision: String = "", title: String, description: String = "",
    category: String = "", categoryPath: String = "", audience: [String] = [], language: String,
    keywords: [String] = [], questions: [String] = [], answer: AnswerText? = nil,
    when: String? = nil, updated: String? = nil, isStale: Bool = false,
    isMachine: Bool = false, inSearch: Bool = true, inAssistant: Bool = true,
    sourceTerms: [String] = [], sections: [Section] = []
  ) {
    self.url = url
    self.key = key
    self.revision = revision
    self.title = title
    self.description = description
    self.category = category
    self.categoryPath = categoryPath
    self.audience = audience
    self.language = language
    self.keywords = keywords
    self.questions = questions
    self.answer = answer
    self.when = when
    self.updated = updated
    self.isStale = isStale
    self.isMachine = isMachine
    self.inSearch = inSearch
    self.inAssistant = inAssistant
    self.sourceTerms = sourceTerms
    self.sections = sections
  }

  /// A heading and what stands under it up to the next heading; the text before the first heading
  /// is a section without title and id.
  package struct Section: Sendable {
    package var id: String?
    package var title: String
    package var level: Int
    package var blocks: [Block]

    package init(id: String? = nil, title: String = "", level: Int = 1, blocks: [Block] = []) {
      self.id = id
      self.title = title
      self.level = level
      self.blocks = blocks
    }
  }

  package struct Block: Sendable {
    package enum Kind: String, Sendable {
      case paragraph = "p"
      case bullet = "l"
      case step = "o"
      case row = "r"
      case code = "c"
      /// What a picture shows: found by search, but no sentence that answers.
      case picture = "i"
    }

    package var kind: Kind
    /// Plain text without markup, as a reader sees it.
    package var text: String
    /// Safe HTML of the inlines, without the block's own tag; nil where it is the escaped text.
    package var html: String?

    package init(_ kind: Kind = .paragraph, text: String, html: String? = nil) {
      self.kind = kind
      self.text = text
      self.html = html
    }
  }

  package struct AnswerText: Sendable {
    package var text: String
    package var html: String

    package init(text: String, html: String) {
      self.text = text
      self.html = html
    }
  }
}
