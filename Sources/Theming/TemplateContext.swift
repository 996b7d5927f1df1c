import Markdown

/// What a template reads: texts, flags, lists and records.
typealias TemplateContext = [String: any Sendable]

/// HTML that is safe as it is. Every other text is escaped when a page is rendered, whatever tag the
/// template names it in.
struct SafeHTML: Sendable {
  let html: String

  init(_ html: String) { self.html = html }
}

extension TemplateContext {
  /// With every text escaped for HTML, so that templates take all of it as it is: swift-mustache
  /// escapes character by character, which costs more than the rest of the page.
  var escaped: TemplateContext { mapValues(Self.escape) }

  private static func escape(_ value: any Sendable) -> any Sendable {
    switch value {
    case let text as String: HTML.escaped(text)
    case let safe as SafeHTML: safe.html
    case let record as TemplateContext: record.escaped
    case let list as [TemplateContext]: list.map(\.escaped)
    default: value
    }
  }
}

/// Templates take false for what is not there.
func orFalse(_ value: (some Sendable)?) -> any Sendable {
  guard let value else { return false }
  return value
}
