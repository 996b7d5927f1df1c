package import Diagnostics

/// Reads the keys of one YAML map as the types they should have, and says what does not fit.
///
/// Each key is asked for once; `finish` then warns about keys that nobody asked for.
struct FieldReader {
  let source: SourceText
  let node: YAMLNode
  private var asked: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ node: YAMLNode, in source: SourceText) {
    self.node = node
    self.source = source
    if node.entries == nil, node.value.isPresent {
      report("wrong-type", "\"key: value\" lines are expected here", at: node)
    }
  }

  /// The node of `key`, nil when it is missing or empty.
  mutating func node(_ key: String) -> YAMLNode? {
    asked.append(key)
    guard let node = node[key], node.value.isPresent else { return nil }
    return node
  }

  mutating func text(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.text else {
      report("wrong-type", "\"\(key)\" must be a text", at: node)
      return nil
    }
    return text
  }

  mutating func integer(_ key: String) -> Int? {
    guard let node = node(key) else { return nil }
    guard let text = node.text, let number = Int(text) else {
      report("wrong-type", "\"\(key)\" must be a whole number", at: node)
      return nil
    }
    return number
  }

  mutating func flag(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    switch node.text?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      report("wrong-type", "\"\(key)\" must be true or false", at: node)
      return nil
    }
  }

  /// A list of texts; one text alone counts as a list of one.
  mutating func texts(_ key: String) -> [String] { textNodes(key).compactMap(\.text) }

  /// The nodes of `texts`.
  mutating func textNodes(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    if node.text != nil { return [node] }
    guard let items = node.items else {
      report("wrong-type", "\"\(key)\" must be a list of texts", at: node)
      return []
    }
    return items.filter { item in
      if item.text == nil { report("wrong-type", "\"\(key)\" must be a list of texts", at: item) }
      return item.text != nil
    }
  }

  /// A text, or one per language.
  mutating func localized(_ key: String) -> LocalizedText? {
    guard let node = node(key) else { return nil }
    if let text = node.text { return LocalizedText(any: text) }
    guard let entries = node.entries else {
      report("wrong-type", "\"\(key)\" must be a text, or one text per language", at: node)
      return nil
    }
    var texts: [LanguageTag: String] = [:]
    for entry in entries {
      guard let tag = language(entry.key) else { continue }
      guard let text = entry.value.text else {
        report("wrong-type", "\"\(key)\" must be one text per language", at: entry.value)
        continue
      }
      texts[tag] = text
    }
    return LocalizedText(any: nil, texts: texts)
  }

  mutating func language(_ node: YAMLNode) -> LanguageTag? {
    guard let text = node.text, let tag = LanguageTag(text) else {
      let name = node.text ?? ""
      report("invalid-language", "\"\(name)\" is not a BCP 47 language tag", at: node)
      return nil
    }
    return tag
  }

  mutating func report(
    _ id: String, _ message: String, at node: YAMLNode, severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(Diagnostic(severity, id, message, at: node.place(in: source)))
  }

  mutating func add(_ more: [Diagnostic]) { diagnostics += more }

  /// Warns about unknown keys; returns all problems.
  mutating func finish(alsoKnown: [String] = []) -> [Diagnostic] {
    let known = asked + alsoKnown
    for entry in node.entries ?? [] {
      guard let key = entry.key.text, !known.contains(key) else { continue }
      let message = "unknown key \"\(key)\"".suggesting(nearestName(to: key, among: known))
      report("unknown-key", message, at: entry.key, severity: .warning)
    }
    return diagnostics
  }
}

extension YAMLNode.Value {
  fileprivate var isPresent: Bool {
    if case .null = self { return false }
    return true
  }
}

/// A text of the settings: one for all languages, or one per language.
package struct LocalizedText: Hashable, Sendable {
  package var any: String?
  package var texts: [LanguageTag: String] = [:]

  package init(any: String?, texts: [LanguageTag: String] = [:]) {
    self.any = any
    self.texts = texts
  }

  /// The text for `language`, else the one for all, else the first that `fallbacks` has.
  package func text(for language: LanguageTag, fallbacks: [LanguageTag] = []) -> String? {
    if let text = texts[language] ?? any { return text }
    for fallback in fallbacks {
      if let text = texts[fallback] { return text }
    }
    return nil
  }
}
