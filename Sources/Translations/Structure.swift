import Diagnostics
import HelpCenter
import Markdown

/// What translations lost or gained against the source that they were made from, which is read once
/// for all of them.
struct Structure {
  private let source: Article
  private let pairs: TranslationPairs
  private let parts: PartCounts
  private let boxes: Boxes
  private let variables: Set<String>
  private let targets: [String: String]
  private lazy var units = source.units

  /// `source`: the version that the translations were made from.
  init(madeFrom source: Article, in pairs: TranslationPairs) {
    self.source = source
    self.pairs = pairs
    parts = PartCounts(source)
    boxes = Boxes(source)
    variables = source.variableNames
    targets = pairs.targets(of: source)
  }

  mutating func problems(of own: Article) -> [Diagnostic] {
    countProblems(own) + boxProblems(own) + linkProblems(own) + variableProblems(own)
      + anchorProblems(own)
  }

  // Headings, steps, list items and table rows are units, so what has no counterpart can be shown.
  private mutating func countProblems(_ own: Article) -> [Diagnostic] {
    guard parts != PartCounts(own) else { return [] }
    let (units, translated) = (units, own.units)
    let counterparts = SourceChanges.counterparts(of: units, in: translated)
    let counted = Set(counterparts.values)
    let parts: [Part] = [.heading, .step, .item, .row]
    return parts.compactMap { part in
      let wanted = units.indices.filter { units[$0].kind.part == part }
      let found = translated.indices.filter { translated[$0].kind.part == part }
      guard wanted.count != found.count else { return nil }
      let lost = wanted.first { counterparts[$0] == nil }.flatMap { units[$0].lines?.lowerBound }
      let gained = found.first { !counted.contains($0) }.flatMap {
        translated[$0].lines?.lowerBound
      }
      return problem(own, part.noun, wanted.count, found.count, lost: lost, gained: gained)
    }
  }

  private func boxProblems(_ own: Article) -> [Diagnostic] {
    let (wanted, found) = (boxes, Boxes(own))
    return [
      ("table", wanted.tables, found.tables), ("image", wanted.images, found.images),
      ("alert", wanted.alerts, found.alerts),
    ].compactMap { noun, wanted, found in
      guard wanted.count != found.count else { return nil }
      return problem(own, noun, wanted.count, found.count, lost: wanted.last, gained: found.last)
    }
  }

  /// `lost` and `gained` are lines.
  private func problem(
    _ own: Article, _ noun: String, _ wanted: Int, _ found: Int, lost: Int?, gained: Int?
  ) -> Diagnostic {
    let isLost = found < wanted
    let message = "\(found.counted(noun)) where the source has \(wanted)"
    let place = isLost ? nil : gained.map { own.file.place(line: $0) }
    let note =
      isLost ? lost.map { Diagnostic.Note("missing here", at: source.file.place(line: $0)) } : nil
    return .warning(
      "structure-differs", message, at: place ?? Place(file: own.file.path),
      notes: note.map { [$0] } ?? [])
  }

  private func linkProblems(_ own: Article) -> [Diagnostic] {
    let (wanted, found) = (targets, pairs.targets(of: own))
    let lost = Set(wanted.keys).subtracting(found.keys).sorted().map { key in
      Diagnostic.warning(
        "link-differs", "the source links to \"\(key)\", this translation does not",
        at: Place(file: own.file.path),
        notes: [Diagnostic.Note("linked here", at: source.file.place(ofFirst: wanted[key] ?? key))])
    }
    let gained = Set(found.keys).subtracting(wanted.keys).sorted().map { key in
      Diagnostic.warning(
        "link-differs", "the source does not link to \"\(key)\"",
        at: own.file.place(ofFirst: found[key] ?? key))
    }
    return lost + gained
  }

  private func variableProblems(_ own: Article) -> [Diagnostic] {
    let (wanted, found) = (variables, own.variableNames)
    let lost = wanted.subtracting(found).sorted().map { name in
      Diagnostic.warning(
        "variable-differs", "the source says {{\(name)}}, this translation does not",
        at: Place(file: own.file.path),
        notes: [Diagnostic.Note("used here", at: source.file.place(ofFirst: name))])
    }
    let gained = found.subtracting(wanted).sorted().map { name in
      Diagnostic.warning(
        "variable-differs", "the source does not say {{\(name)}}", at: own.file.place(ofFirst: name)
      )
    }
    return lost + gained
  }

  /// A translation may leave ids out, since headings take the source's; one of its own breaks links.
  private func anchorProblems(_ own: Article) -> [Diagnostic] {
    let known = Set(source.content.headings.flatMap { [$0.id, $0.slug].compactMap(\.self) })
    return own.content.headings.compactMap { heading in
      guard let id = heading.id, !known.contains(id) else { return nil }
      let message = "no heading of the source has the id \"\(id)\""
        .suggesting(nearestName(to: id, among: known.sorted()))
      return .warning(
        "anchor-differs", message, at: own.file.place(of: id, inLines: heading.line...heading.line))
    }
  }
}

private enum Part: Hashable {
  case heading, step, item, row

  var noun: String {
    switch self {
    case .heading: "heading"
    case .step: "step"
    case .item: "list item"
    case .row: "table row"
    }
  }
}

extension TextUnit.Kind {
  fileprivate var part: Part? {
    switch self {
    case .heading: .heading
    case .step: .step
    case .item: .item
    case .row: .row
    default: nil
    }
  }
}

/// How many units of each part there are: mostly all that need be known, and counted without reading
/// their texts.
private struct PartCounts: Equatable {
  private var counts: [Part: Int] = [:]

  init(_ article: Article) { add(article.content.body.blocks) }

  /// As `Article.units` has them: the first paragraph of an item is the item.
  private mutating func add(_ blocks: [Block], ofItem part: Part? = nil) {
    var part = part
    for block in blocks {
      switch block.content {
      case .heading: counts[.heading, default: 0] += 1
      case .paragraph:
        if let part { counts[part, default: 0] += 1 }
        part = nil
      case .list(let list):
        for item in list.items { add(item, ofItem: list.start == nil ? .item : .step) }
      case .container(let container): add(container.blocks)
      case .quote(let blocks), .alert(_, let blocks): add(blocks)
      case .table(let table): counts[.row, default: 0] += 1 + table.rows.count
      case .code, .html, .thematicBreak: break
      }
    }
  }
}

/// Tables, images and alerts by line. A container that looks like an alert is one.
private struct Boxes {
  var tables: [Int] = []
  var images: [Int] = []
  var alerts: [Int] = []

  init(_ article: Article) {
    article.content.body.forEachBlock { block in
      let line = block.lines.lowerBound
      switch block.content {
      case .table: tables.append(line)
      case .alert: alerts.append(line)
      case .container(let container) where [.note, .tip, .warning].contains(container.name):
        alerts.append(line)
      default: break
      }
      block.forEachRun { run in
        run.forEachInline { if case .image = $0 { images.append(line) } }
      }
    }
  }
}

extension Article {
  /// The `name` of every `{{name}}` in the file.
  fileprivate var variableNames: Set<String> {
    var names: Set<String> = []
    var start = 0
    while let open = file.bytes.firstRange(of: "{{", from: start) {
      guard let close = file.bytes.firstRange(of: "}}", from: open.upperBound) else { break }
      let name = String(decoding: file.bytes[open.upperBound..<close.lowerBound], as: UTF8.self)
      names.insert(name.foldingWhitespace)
      start = close.upperBound
    }
    return names
  }
}

extension TranslationPairs {
  /// What is written, by what it leads to: an article, whatever it is called in this language, or
  /// a host, since other sites have addresses of their own in each language.
  fileprivate func targets(of article: Article) -> [String: String] {
    var targets: [String: String] = [:]
    article.content.body.forEachInline { inline, _ in
      guard case .link(let written, _, _) = inline else { return }
      let key = self.article(linkedAs: written, from: article) ?? WebURL.split(written)?.origin
      if let key, targets[key] == nil { targets[key] = written }
    }
    return targets
  }

  /// The source's path of the article that a relative `.md` link leads to; nil for other links.
  fileprivate func article(linkedAs written: String, from article: Article) -> String? {
    let path = written.prefix { $0 != "#" }
    guard path.hasSuffix(".md"), !path.contains(":") else { return nil }
    var parts = [article.language.text, article.category]
    for part in path.dropLast(3).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return sourcePath[parts.joined(separator: "/")] ?? parts.dropFirst().joined(separator: "/")
  }
}
