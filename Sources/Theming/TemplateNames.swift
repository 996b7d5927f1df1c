/// The names that templates may use, as a tree: what `Theme+Rendering` gives them.
///
/// Written as `name{inner names}`; a list and a record look the same. It is the theme author's
/// reference and what templates are checked against.
struct TemplateNames: Sendable {
  private(set) var children: [String: TemplateNames] = [:]

  init() {}

  init(_ text: String) {
    var tokens = Self.tokens(text)[...]
    self.init(&tokens)
  }

  private init(_ tokens: inout ArraySlice<String>) {
    var last: String?
    while let token = tokens.popFirst(), token != "}" {
      if token == "{", let name = last {
        children[name] = TemplateNames(&tokens)
      } else {
        children[token] = children[token] ?? TemplateNames()
        last = token
      }
    }
  }

  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      var name = ""
      for character in word {
        if character == "{" || character == "}" {
          if !name.isEmpty { tokens.append(name) }
          tokens.append(String(character))
          name = ""
        } else {
          name.append(character)
        }
      }
      if !name.isEmpty { tokens.append(name) }
    }
    return tokens
  }

  func merging(_ other: TemplateNames) -> TemplateNames {
    var merged = self
    merged.children.merge(other.children) { $1 }
    return merged
  }

  func adding(_ name: String, _ names: some Sequence<String>) -> TemplateNames {
    var added = self
    var inner = TemplateNames()
    for name in names { inner.children[name] = TemplateNames() }
    added.children[name] = inner
    return added
  }

  mutating func add(_ name: String, _ inner: TemplateNames) { children[name] = inner }

  /// What header and footer get.
  static let furniture = TemplateNames(
    """
    lang dir site{title brand home logo{url width height}} menu{title url} account{signIn orders}
    homeURL searchURL contactURL categories{title url}
    """)

  /// What every page gets.
  static let page = furniture.merging(
    TemplateNames(
      """
      title description canonical noindex alternates{hreflang href}
      og{title description url type locale siteName image} jsonLD stylesheet script
      scriptPreloads{href} markdown llms favicon pageData header footer
      languages{tag name dir url current} hasLanguages languageName
      """))

  /// What each page template gets besides.
  static let pages: [String: TemplateNames] = [
    "home": TemplateNames(
      """
      home{title description body lang dir} categories{title description url icon count}
      popular{title url description lang dir} hasPopular
      """),
    "category": TemplateNames(
      """
      breadcrumbs{title url} category{title description icon body count}
      articles{title url description lang dir languageName audience} others{title url icon}
      """),
    "article": TemplateNames(
      """
      breadcrumbs{title url}
      article{title description body lang dir notices{kind text link{url text}
          hasSections sections{title id lang dir source}} updated{iso text}
        toc{id title level2 level3} hasTOC revision path}
      related{title url lang dir} hasRelated previous{title url} next{title url}
      feedback{endpoint article language revision url} contactButton{url}
      """),
    "search": TemplateNames("categories{title url articles{title url lang dir}}"),
    "contact": TemplateNames(
      """
      contact{plain form{endpoint} reasons{id title} hasReasons
        channels{id name icon languages hours{days time} alwaysOpen timezone number numberLink url}
        hasChannels signIn orders}
      """),
    "notfound": TemplateNames("categories{title url}"),
    "languages": TemplateNames("choices{tag name dir url title}"),
    "redirect": TemplateNames("target"),
  ]
}
