import Markdown
import Mustache

/// What a template reads: texts, flags, lists and records, by name.
///
/// Texts are escaped for HTML when they are put in, so that templates take all of it as it is,
/// whatever tag they name it in; only `SafeHTML` passes unescaped. A type of its own, since
/// swift-mustache asks every value what it can do, and asking a dictionary costs ten times as much.
struct TemplateContext: Sendable, MustacheParent, ExpressibleByDictionaryLiteral {
  /// The few kinds of values there are: telling them apart costs a comparison where a cast of any
  /// value to each of them would cost a search.
  enum Content: Sendable {
    /// HTML
    case text(String)
    case flag(Bool)
    case number(Int)
    case record(TemplateContext)
    case list([TemplateContext])
  }

  /// In no order, few enough to be looked through.
  var fields: [(name: String, value: Content)]
  /// What all pages of an edition share.
  private var shared: [String: String] = [:]

  init(dictionaryLiteral elements: (String, any TemplateValue)...) {
    fields = elements.map { ($0.0, $0.1.inTemplate) }
  }

  func child(named name: String) -> Any? {
    for field in fields where field.name == name { return field.value.plain }
    return shared[name]
  }

  /// Puts a value in, in the place of one that has the name.
  mutating func put(_ name: String, _ value: some TemplateValue) {
    fields.removeAll { $0.name == name }
    fields.append((name, value.inTemplate))
  }

  /// These fields, and those of `other` that have another name.
  func adding(_ other: TemplateContext) -> TemplateContext {
    var merged = self
    merged.fields += other.fields
    return merged
  }

  /// `shared` are HTML.
  func sharing(_ shared: [String: String]) -> TemplateContext {
    var context = self
    context.shared = shared
    return context
  }
}

extension TemplateContext.Content {
  /// As swift-mustache takes it.
  fileprivate var plain: Any {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag
    case .number(let number): number
    case .record(let record): record
    case .list(let list): list
    }
  }
}

/// What may be given to templates.
protocol TemplateValue: Sendable {
  var inTemplate: TemplateContext.Content { get }
}

extension String: TemplateValue {
  var inTemplate: TemplateContext.Content { .text(HTML.escaped(self)) }
}

extension Bool: TemplateValue {
  var inTemplate: TemplateContext.Content { .flag(self) }
}

extension Int: TemplateValue {
  var inTemplate: TemplateContext.Content { .number(self) }
}

extension TemplateContext: TemplateValue {
  var inTemplate: Content { .record(self) }
}

extension [TemplateContext]: TemplateValue {
  var inTemplate: TemplateContext.Content { .list(self) }
}

/// Templates take false for what is not there.
extension Optional: TemplateValue where Wrapped: TemplateValue {
  var inTemplate: TemplateContext.Content { self?.inTemplate ?? .flag(false) }
}

/// HTML that is safe as it is.
struct SafeHTML: TemplateValue {
  let html: String

  init(_ html: String) { self.html = html }

  var inTemplate: TemplateContext.Content { .text(html) }
}
