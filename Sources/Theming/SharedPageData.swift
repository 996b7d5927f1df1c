import HelpCenter
import Markdown

/// What the scripts of a page are told, `#helpgen-page`: most of it is the same on all pages of an
/// edition and is written as JSON once.
struct SharedPageData: Sendable {
  /// A JSON object but for the brace that ends it.
  private var json: [UInt8] = []

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
    data.append(to: &json)
    json.removeLast()
  }

  /// What all pages are told, and `members`.
  func adding(_ members: [(name: String, value: JSONText)]) -> SharedPageData {
    var added = self
    for member in members { added.json.appendMember(member.name, member.value) }
    return added
  }

  /// Appends the JSON of a page, with the members that `putOwn` appends for it alone.
  func append(to html: inout [UInt8], _ putOwn: (inout [UInt8]) -> Void = { _ in }) {
    html += json
    putOwn(&html)
    html += "}"
  }
}
