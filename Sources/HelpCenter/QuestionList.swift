package import Diagnostics

/// `Content/LANG/questions.yml`: what readers ask, and where they should be led.
///
///     payment/pay-for-an-order:
///       - Which cards do you accept?
///     unanswered:
///       - Do you have a shop in Lisbon?
///
/// It is for editors and not published, so whatever is wrong in it is a warning.
package struct QuestionList: Sendable {
  package struct Question: Sendable {
    package let node: YAMLNode
    /// The key that it stands under, which names an article; nil for one without an answer.
    package let article: YAMLNode?

    package var text: String { node.text ?? "" }
  }

  package let file: SourceText
  package let language: LanguageTag
  /// In the order of the file.
  package private(set) var questions: [Question] = []

  /// The key of questions that no article answers.
  private static let unanswered = "unanswered"

  package static func parse(
    _ file: SourceText, language: LanguageTag
  ) -> Checked<QuestionList> {
    var list = QuestionList(file: file, language: language)
    let parsed = YAMLNode.parse(file)
    guard let node = parsed.value else { return Checked(list, parsed.diagnostics) }
    var reader = FieldReader(node, in: file)
    for entry in node.entries ?? [] {
      guard let key = entry.key.text else { continue }
      let article = key == unanswered ? nil : entry.key
      list.questions += reader.textNodes(key).map { Question(node: $0, article: article) }
    }
    list.reportRepeated(&reader)
    return Checked(list, reader.finish())
  }

  private func reportRepeated(_ reader: inout FieldReader) {
    var first: [String: Question] = [:]
    for question in questions {
      let letters = question.text.lowercased().filter { $0.isLetter || $0.isNumber }
      guard let known = first[letters] else {
        first[letters] = question
        continue
      }
      let note = Diagnostic.Note("also asked here", at: known.node.place(in: file))
      reader.add([
        .error(
          "duplicate-question", "this question stands twice", at: question.node.place(in: file),
          notes: [note])
      ])
    }
  }
}

/// A question of readers, and the article that should come up first for it.
package struct ReaderQuestion: Sendable {
  package let text: String
  package let language: LanguageTag
  /// As the editor named it.
  package let article: String
  /// Index into `Site.groups`.
  package let group: Int
  package let place: Place
}
