import Diagnostics

/// Checks that every name a template uses is one that pages give it, and every partial exists.
///
/// swift-mustache renders what it does not know as nothing; a theme's typo would go unseen.
struct TemplateCheck {
  let templates: [String: SourceText]
  private(set) var diagnostics: [Diagnostic] = []
  private var visiting: [String] = []

  init(templates: [String: SourceText]) { self.templates = templates }

  /// Checks the template `name` and all it includes, given the names of its page.
  mutating func check(_ name: String, names: TemplateNames) {
    guard let source = templates[name] else { return }
    check(TemplateTag.tags(of: source), in: source, name: name, scopes: [names])
  }

  private mutating func check(
    _ tags: [TemplateTag], in source: SourceText, name: String, scopes: [TemplateNames]
  ) {
    guard !visiting.contains(name) else { return }
    visiting.append(name)
    defer { visiting.removeLast() }
    var scopes = scopes
    var depths: [Int] = []
    for tag in tags {
      switch tag.kind {
      case .comment: break
      case .value: _ = resolve(tag, in: source, scopes)
      case .section, .inverted:
        depths.append(scopes.count)
        if let inner = resolve(tag, in: source, scopes), tag.kind == .section {
          scopes.append(inner)
        }
      case .block: depths.append(scopes.count)
      case .partial, .parent:
        if tag.kind == .parent { depths.append(scopes.count) }
        include(tag, in: source, scopes)
      case .end:
        if let depth = depths.popLast() { scopes = Array(scopes.prefix(depth)) }
      }
    }
  }

  private mutating func include(
    _ tag: TemplateTag, in source: SourceText, _ scopes: [TemplateNames]
  ) {
    guard let included = templates[tag.name] else {
      let message = "there is no template \"\(tag.name).mustache\""
        .suggesting(nearestName(to: tag.name, among: templates.keys.sorted()))
      diagnostics.append(.error("missing-partial", message, at: tag.place(in: source)))
      return
    }
    check(TemplateTag.tags(of: included), in: included, name: tag.name, scopes: scopes)
  }

  /// The names inside what the tag names; nil, with a diagnostic, when it is unknown.
  private mutating func resolve(
    _ tag: TemplateTag, in source: SourceText, _ scopes: [TemplateNames]
  ) -> TemplateNames? {
    if tag.name == "." { return TemplateNames() }
    let parts = tag.name.split(separator: ".").map(String.init)
    guard let first = parts.first,
      let found = scopes.reversed().lazy.compactMap({ $0.children[first] }).first
    else {
      report(tag, part: parts.first ?? "", among: scopes.flatMap(\.children.keys), in: source)
      return nil
    }
    var node = found
    for part in parts.dropFirst() {
      guard let next = node.children[part] else {
        report(tag, part: part, among: Array(node.children.keys), in: source)
        return nil
      }
      node = next
    }
    return node
  }

  private mutating func report(
    _ tag: TemplateTag, part: String, among names: [String], in source: SourceText
  ) {
    let message = "templates know no name \"\(tag.name)\""
      .suggesting(nearestName(to: part, among: Set(names).sorted()))
    diagnostics.append(.error("unknown-name", message, at: tag.place(in: source)))
  }
}
