import HelpCenter

/// What the scripts of a page are told, `#helpgen-page`: most of it is the same on all pages of an
/// edition and is written as JSON once.
struct SharedPageData: Sendable {
  /// A JSON object but for the brace that ends it.
  private var json: String

  init(_ edition: Edition, _ settings: SiteSettings, _ assets: ThemeAssets) {
    let account = settings.account
    let feedback = settings.feedbackEndpoint.map { JSONText.object([("endpoint", .string($0))]) }
    let data = JSONText.members([
      ("language", .string(edition.language.text)),
      ("base", .string(settings.basePath)),
      ("home", .string(settings.url(edition.path))),
      ("words", .string(settings.url(assets.wordsPath(edition.language)))),
      ("feedback", feedback ?? .null),
      (
        "account",
        .members([
          ("signIn", .optional(account.signIn)), ("orders", .optional(account.orders)),
          ("items", .optional(account.items)),
        ])
      ),
    ])
    json = String(data.text.dropLast())
  }

  /// Adds to what all pages are told.
  mutating func add(_ members: [(name: String, value: JSONText)]) {
    json = String(text(adding: members.map { ($0.name, $0.value) }).dropLast())
  }

  /// The JSON of a page, with what it alone is told.
  func text(adding own: [(String, JSONText)]) -> String {
    let members = JSONText.members(own).text.dropFirst()
    return json + (members == "}" ? "" : ",") + members
  }
}
