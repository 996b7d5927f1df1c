import Diagnostics
import Foundation
import Generator
import HelpCenter
import Translations

/// SplitMix64, so that a failure can be had again.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }

  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}

/// Changes, adds, renames, removes, breaks and mends whatever a project may have.
struct RandomEdit {
  let project: ProjectOnDisk
  var random: SeededRandom

  private static let languages = ["en", "es", "no"]
  private static let names = ["bid", "pay", "ship", "return"]

  /// The paths that changed; nil where a folder or the history did. `output` is the last build's.
  mutating func make(_ output: LazyOutput?) async throws -> Set<String>? {
    switch random.number(below: 30) {
    case 0..<14: try write(article(), to: articlePath())
    case 14: try removeOne()
    case 15: try rename()
    case 16:
      try write(
        random.pick(["---\ntitle: [broken\n---\n", "---\ntitle: x\n", ""]), to: articlePath())
    case 17: try copyOverTranslation()
    case 18: try await markTranslated()
    case 19: try write(category(), to: "Content/\(language())/\(folder())/index.md")
    case 20: try write(home(), to: "Content/\(language())/index.md")
    case 21: try write(random.pick(Self.words), to: "Content/\(language())/strings.yml")
    case 22, 23: try write(settings(), to: "Content/site.yml")
    case 24: try write(random.pick(Self.contact), to: "Content/contact.yml")
    case 25: try write(picture(), to: "Content/\(language())/\(folder())/pic.svg")
    case 26: try changeTheme()
    case 27: try changeList(output)
    case 28: try changeFolder()
    default: try changeHistory()
    }
  }

  private mutating func language() -> String { random.pick(Self.languages) }
  private mutating func folder() -> String { random.pick(["buying", "buying", "selling"]) }

  private mutating func articlePath() -> String {
    "Content/\(language())/\(folder())/\(random.pick(Self.names)).md"
  }

  private func write(_ text: String, to path: String) throws -> Set<String>? {
    let isNewFolder = !project.exists((path as NSString).deletingLastPathComponent)
    try project.write(text, to: path)
    return isNewFolder ? nil : [path]
  }

  private mutating func removeOne() throws -> Set<String>? {
    let path = random.pick([
      articlePath(), articlePath(), "Content/\(language())/\(folder())/index.md",
      "Content/\(language())/\(folder())/pic.svg", "Content/\(language())/strings.yml",
      "Content/contact.yml", "Content/glossary.yml", "Content/urls.lock",
      "Content/\(language())/index.md",
    ])
    guard project.exists(path) else { return [] }
    try project.remove(path)
    return [path]
  }

  private mutating func rename() throws -> Set<String>? {
    let (old, new) = (articlePath(), articlePath())
    guard old != new, project.exists(old) else { return [] }
    let text = try project.text(old)
    try project.remove(old)
    return try write(text, to: new)?.union([old])
  }

  /// What a translation platform exports, and how a translator begins.
  private mutating func copyOverTranslation() throws -> Set<String>? {
    let path = "\(folder())/\(random.pick(Self.names)).md"
    guard project.exists("Content/en/\(path)") else { return [] }
    return try write(
      project.text("Content/en/\(path)"), to: "Content/\(random.pick(["es", "no"]))/\(path)")
  }

  private mutating func markTranslated() async throws -> Set<String>? {
    let pairs = try await TranslationReading.pairs(of: project.folder).value?.pairs ?? []
    guard !pairs.isEmpty else { return [] }
    let pair = random.pick(pairs)
    _ = try project.folder.markTranslated(pair)
    return [pair.translation.file.path]
  }

  private mutating func changeTheme() throws -> Set<String>? {
    let number = random.number(below: 5)
    let (path, text) = random.pick([
      ("Icons/new.svg", "<svg><title>\(number)</title></svg>"),
      ("Styles/layout.css", "body { margin: \(number)px }"),
      ("Scripts/main.js", "console.log(\(number));"),
      ("Templates/footer.mustache", "<footer>\(number) {{site.title}}</footer>"),
      ("Templates/footer.mustache", "<footer>{{unknown}}</footer>"),
      ("Strings/es.yml", "page:\n  home: Inicio \(number)\n"),
      ("Strings/es.yml", "page: ["),
    ])
    if number == 0, project.exists("Themes") {
      try project.remove("Themes")
      return nil
    }
    return try write(text, to: "Themes/Default/\(path)")
  }

  /// Lists that stand beside the articles.
  private mutating func changeList(_ output: LazyOutput?) throws -> Set<String>? {
    if let output, random.number(below: 2) == 0 {
      try project.folder.lockAddresses(of: output.site)
      return ["Content/urls.lock"]
    }
    let text = random.pick(["- {term: fee, es: tarifa, \"no\": avgift}\n", "- term: [fee]\n"])
    return try write(text, to: "Content/glossary.yml")
  }

  private mutating func changeFolder() throws -> Set<String>? {
    let path = random.pick(["Content/es/selling", "Content/en/selling", "Content/no"])
    if project.exists(path) {
      try project.remove(path)
    } else {
      try project.write("---\ntitle: Selling\n---\n", to: "Content/en/selling/index.md")
      try project.write(article(), to: "Content/\(language())/selling/ship.md")
    }
    return nil
  }

  private mutating func changeHistory() throws -> Set<String>? {
    guard project.exists(".git") else { return [] }
    switch random.number(below: 4) {
    case 0:
      let path = articlePath()
      try project.git("checkout", "-q", "HEAD", "--", path)
      return [path]
    case 1: try project.git("checkout", "-q", "-f", "HEAD~1")
    default: try project.commit()
    }
    return nil
  }
}

extension RandomEdit {
  private mutating func article() -> String {
    var text = "---\ntitle: Title \(random.number(below: 9))\n"
    let keys = [
      "order: 3", "slug: other", "draft: true", "updated: 2026-05-0\(random.number(below: 8) + 1)",
      "noindex: true", "aliases: [/en/old/]", "description: Words of {{fee}}",
      "questions: [who pays, how much]", "related: [buying/ship]", "translationKey: selling/ship",
      "sourceRevision: abcdef", "translation: machine", "contact: {reason: order}",
      "contact: false", "audience: buyer", "tags: [a, b]", "keywords: [cost]",
      "answer: It is **{{fee}}**.", "feedback: false", "search: false", "assistant: false",
      "when: {status: [shipped]}", "unknown: 1",
    ]
    var written: Set<Substring> = []
    for _ in 0..<random.number(below: 4) {
      let key = random.pick(keys)
      if written.insert(key.prefix { $0 != ":" }).inserted { text += key + "\n" }
    }
    text += "---\n"
    for _ in 0...random.number(below: 6) { text += random.pick(Self.blocks) + "\n\n" }
    return text
  }

  private static let blocks = [
    "Text of {{fee}}.", "Text of {{fees}}.", "## How", "## Cards", "## Cards {#cards}",
    "## {{fee}} of it", "### Deep", "See [it](bid.md#how).", "See [it](pay.md#cards).",
    "[x](#how)", "[y](../selling/ship.md)", "[z](../selling/)", "[old](/en/old/)",
    "![A picture](pic.svg)", "![](pic.svg)", "> [!NOTE]\n> More.", ":::steps\n1. One\n:::",
    "| a | b |\n|---|---|\n| 1 | 2 |", "Una frase que nadie más dice aquí.",
    "En setning som ingen andre sier her.", "<script>x</script>",
    "A longer sentence which says that the fee is due within three days of the sale.",
  ]

  private mutating func category() -> String {
    "---\ntitle: Category \(random.number(below: 5))\n"
      + random.pick(["", "order: \(random.number(below: 3))\n", "icon: tag\n", "icon: none\n"])
      + random.pick(["", "slug: shop\n", "description: All of {{fee}}\n"]) + "---\n"
      + random.pick(["", "", "See [paying](pay.md#cards) for {{fee}}.\n"])
  }

  private mutating func home() -> String {
    "---\ntitle: Help \(random.number(below: 3))\n"
      + random.pick(["", "related: [buying/bid, buying/pay]\n", "description: Words\n"]) + "---\n"
      + random.pick(["", "Begin with [bidding](buying/bid.md#how).\n"])
  }

  private static let words = [
    "page:\n  home: Start\n", "page:\n  homes: Start\n", "page: [", "",
    "article:\n  updated: \"Changed {date}\"\n",
  ]

  private mutating func settings() -> String {
    let base = "source: en\nlanguages: [en, es, \"no\"]\n"
    let more = random.pick([
      "variables: {fee: \(random.number(below: 9))}\n",
      "variables: {fee: {en: nine, es: nueve, \"no\": ni}}\n",
      "variables: {fee: 9}\nnotices: {stale: false}\n",
      "variables: {fee: 9}\nfallback: {\"no\": es}\nredirects: {/en/gone/: /en/buying/bid/}\n",
      "variables: {fee: 9}\nmenu: [{title: {en: A, es: B}, url: https://example.com/}]\n",
      "variables: {fee: 9}\nllms: false\nbrand: {name: Shop, color: \"#2f5d50\"}\n",
      "variables: {fee: 9}\nredirects: {/en/old/: /en/}\n",
    ])
    return random.pick([
      "url: https://help.example.com/\ntitle: Help\n" + base + more,
      "url: https://help.example.com/\ntitle: {en: Help, es: Ayuda}\n" + base + more,
      "url: https://example.com/under/\ntitle: Help\n" + base + more,
      "url: https://help.example.com/\ntitle: Help\nsource: en\nlanguages: [es, en]\n" + more,
      "url: https://help.example.com/\ntitle: [\n",
    ])
  }

  private static let contact = [
    """
    timezone: Europe/Amsterdam
    channels:
      email: {endpoint: https://example.com/contact, languages: [en, es]}
    reasons:
      - {id: order, title: An order, prefer: [email]}

    """,
    """
    timezone: Europe/Madrid
    channels:
      phone: {number: "+44 20 7946 0000", languages: [en], hours: {mon-fri: 09:00-17:30}}
    reasons:
      - {id: other, title: {en: Other, es: Otro}, prefer: [phone]}

    """,
    "channels: [",
  ]

  private mutating func picture() -> String {
    let size = 10 + random.number(below: 3)
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" height=\"9\"></svg>"
  }
}
