import Markdown
import Mustache

/// What a template reads: texts, flags, lists and records, by name.
///
/// Texts are escaped for HTML when they are put in, so that templates take all of it as it is,
/// whatever tag they name it in; only `SafeHTML` passes unescaped. A type of its own, since
/// swift-mustache asks every value what it can do, and asking a dictionary costs ten times as much.
struct TemplateContext: Sendable, MustacheParent, ExpressibleByDictionaryLiteral {
  /// In no order, few enough to be looked through.
  var fields: [(name: String, value: any Sendable)]
  /// What all pages of an edition share.
  private var shared: [String: any Sendable] = [:]

  init(dictionaryLiteral elements: (String, any Sendable)...) {
    fields = elements.map { ($0.0, Self.escape($0.1)) }
  }

  func child(named name: String) -> Any? {
    for field in fields where field.name == name { return field.value }
    return shared[name]
  }

  subscript(name: String) -> any Sendable {
    get { fields.first { $0.name == name }?.value ?? false }
    set {
      fields.removeAll { $0.name == name }
      fields.append((name, Self.escape(newValue)))
    }
  }

  /// These fields, and those of `other` that have another name.
  func adding(_ other: TemplateContext) -> TemplateContext {
    var merged = self
    merged.fields = fields + other.fields
    return merged
  }

  func sharing(_ shared: [String: any Sendable]) -> TemplateContext {
    var context = self
    context.shared = shared
    return context
  }

  private static func escape(_ value: any Sendable) -> any Sendable {
    if let text = value as? String { return HTML.escaped(text) }
    if let safe = value as? SafeHTML { return safe.html }
    return value
  }
}

extension TemplateContext {
  /// Puts a list in: its rows as HTML where they were prepared, else for swift-mustache.
  mutating func put(_ list: String, _ rows: [TemplateContext], _ prepared: RowTemplates) {
    if let html = prepared.html(list, rows) {
      self[RowTemplates.name(of: list)] = SafeHTML(html)
    } else {
      self[list.split(separator: ".").last.map(String.init) ?? list] = rows
    }
  }
}

/// HTML that is safe as it is.
struct SafeHTML: Sendable {
  let html: String

  init(_ html: String) { self.html = html }
}

/// Templates take false for what is not there.
func orFalse(_ value: (some Sendable)?) -> any Sendable {
  guard let value else { return false }
  return value
}
