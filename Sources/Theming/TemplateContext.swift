import Mustache

/// `PageValues` as swift-mustache takes them: what a template reads, by name. All texts are HTML.
///
/// A type of its own, since swift-mustache asks every value what it can do, and asking a dictionary
/// costs ten times as much.
struct TemplateContext: Sendable, MustacheParent {
  /// The few kinds of values there are: telling them apart costs a comparison where a cast of any
  /// value to each of them would cost a search.
  private enum Content: Sendable {
    case text(String)
    case flag(Bool)
    case record(TemplateContext)
    case list([TemplateContext])
  }

  /// In no order, few enough to be looked through.
  private var fields: [(name: String, value: Content)] = []
  /// What all pages of an edition share.
  private var shared: [String: String] = [:]

  init(_ values: PageValues) {
    var reading = Reading(values: values, isMarked: false)
    self = reading.context()
  }

  /// With a mark in the place of each text: see `Segments`.
  init(marking values: PageValues) {
    var reading = Reading(values: values, isMarked: true)
    self = reading.context()
  }

  private init() {}

  func child(named name: String) -> Any? {
    for field in fields where field.name == name {
      return switch field.value {
      case .text(let text): text
      case .flag(let flag): flag
      case .record(let record): record
      case .list(let list): list
      }
    }
    return shared[name]
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

  private struct Reading {
    let values: PageValues
    let isMarked: Bool
    private var position = 0
    private var texts = 0

    init(values: PageValues, isMarked: Bool) {
      self.values = values
      self.isMarked = isMarked
    }

    /// The fields up to the next end.
    mutating func context() -> TemplateContext {
      var context = TemplateContext()
      while position < values.fields.count {
        let field = values.fields[position]
        position += 1
        if field.kind == .end { break }
        context.fields.append((field.name.description, content(field.kind)))
      }
      return context
    }

    private mutating func content(_ kind: PageValues.Field.Kind) -> Content {
      switch kind {
      case .text:
        defer { texts += 1 }
        if isMarked { return .text(Segments.mark(texts)) }
        return .text(String(decoding: values.html[values.range(ofText: texts)], as: UTF8.self))
      case .yes: return .flag(true)
      case .no, .end: return .flag(false)
      case .record, .row: return .record(context())
      case .list:
        var rows: [TemplateContext] = []
        while values.fields[position].kind == .row {
          position += 1
          rows.append(context())
        }
        position += 1
        return .list(rows)
      }
    }
  }
}
