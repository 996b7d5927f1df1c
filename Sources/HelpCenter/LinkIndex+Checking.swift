package import Diagnostics
import Markdown

extension LinkIndex {
  /// The destinations of an article, by what is written; a problem for each that leads nowhere.
  func references(of article: Article, _ diagnostics: inout [Diagnostic]) -> [String: Reference] {
    let owner = Owner(
      file: article.file, folder: [article.category], language: article.language,
      ownAnchors: { targets(of: article) })
    var problems: [Diagnostic] = []
    let references = references(
      in: article.content.body, answer: article.content.answer, owner, &problems)
    diagnostics += article.content.isDraft ? problems.unpublished() : problems
    return references
  }

  struct Owner {
    let file: SourceText
    let folder: [String]
    let language: LanguageTag
    /// Few texts link to their own headings.
    let ownAnchors: () -> Set<String>
  }

  func references(
    in body: Document, answer: Document? = nil, _ owner: Owner, _ diagnostics: inout [Diagnostic]
  ) -> [String: Reference] {
    var references: [String: Reference] = [:]
    var problems: [Diagnostic] = []
    let visit = { (inline: Inline, lines: ClosedRange<Int>?) in
      let destination: String
      let isImage: Bool
      switch inline {
      case .link(let written, _, _): (destination, isImage) = (written, false)
      case .image(let written, _, _): (destination, isImage) = (written, true)
      default: return
      }
      let reference =
        references[destination]
        ?? self.reference(destination, from: owner.folder, owner.language)
      references[destination] = reference ?? Reference.none
      let place = {
        lines.map { owner.file.place(of: destination, inLines: $0) }
          ?? owner.file.place(ofFirst: destination)
      }
      if let problem = self.problem(destination, reference, isImage: isImage, owner, at: place) {
        problems.append(problem)
      }
    }
    body.forEachInline { visit($0, $1.lines) }
    answer?.forEachInline { inline, _ in visit(inline, nil) }
    diagnostics += problems
    return references
  }

  private func problem(
    _ destination: String, _ reference: Reference?, isImage: Bool, _ owner: Owner,
    at place: () -> Place
  ) -> Diagnostic? {
    guard let reference, reference != Reference.none else {
      return broken(destination, isImage: isImage, owner, at: place())
    }
    switch reference {
    case .external(let url) where isImage:
      let message = "image of another site, which readers' browsers will not load: \"\(url)\""
      return .error("external-image", message, at: place())
    case .fragment(let id) where !id.isEmpty:
      let known = owner.ownAnchors()
      guard !known.contains(id) else { return nil }
      return brokenAnchor(id, among: known, notes: [], at: place().fragment(of: destination))
    case .group(let group, let fragment?):
      let source = project.settings.source
      guard let target = groups[group].articles[owner.language] ?? groups[group].articles[source]
      else { return nil }
      let known = targets(ofArticle: target)
      guard !fragment.isEmpty, !known.contains(fragment) else { return nil }
      let note = Diagnostic.Note(
        "headings of this article", at: Place(file: articles[target].file.path))
      return brokenAnchor(
        fragment, among: known, notes: [note], at: place().fragment(of: destination))
    default: return nil
    }
  }

  private func broken(
    _ destination: String, isImage: Bool, _ owner: Owner, at place: Place
  ) -> Diagnostic {
    if let scheme = WebURL.scheme(of: destination) {
      let message = "\"\(scheme):\" links are not allowed"
      return .error("unsafe-link", message, at: place)
    }
    if isImage {
      let folder = "\(owner.language)/\(owner.folder.joined(separator: "/"))/"
      let names = project.assets.keys.filter { $0.hasPrefix(folder) }.sorted().map {
        String($0.dropFirst(folder.count))
      }
      let message = "image \"\(destination)\" does not exist"
        .suggesting(nearestName(to: destination, among: names))
      return .error("missing-image", message, at: place)
    }
    let nearest = nearestArticle(to: destination, owner)
    let message = "link to \"\(destination)\" leads nowhere".suggesting(nearest)
    return .error("broken-link", message, at: place)
  }

  /// The article most likely meant: by name in any category, else by spelling.
  private func nearestArticle(to destination: String, _ owner: Owner) -> String? {
    guard destination.contains(".md") else { return nil }
    let path = destination.prefix { $0 != "#" }
    let name = path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
    let category = owner.folder.first ?? ""
    let relative = { (key: String) -> String in
      key.hasPrefix(category + "/") ? "\(key.dropFirst(category.count + 1)).md" : "../\(key).md"
    }
    let keys = articles.filter {
      $0.language == owner.language || $0.language == project.settings.source
    }.map(\.path)
    if let same = keys.first(where: { $0.hasSuffix("/" + name) }) { return relative(same) }
    return nearestName(to: String(path), among: Set(keys.map(relative)).sorted())
  }

  private func brokenAnchor(
    _ id: String, among known: Set<String>, notes: [Diagnostic.Note], at place: Place
  ) -> Diagnostic {
    let message = "no heading has the anchor \"\(id)\""
      .suggesting(nearestName(to: id, among: known.sorted()))
    return .error("broken-anchor", message, at: place, notes: notes)
  }

  private func targets(of article: Article) -> Set<String> {
    guard let group = group(ofKey: article.key, article.language),
      let index = groups[group].articles[article.language]
    else { return [] }
    return targets(ofArticle: index)
  }

  private func targets(ofArticle index: Int) -> Set<String> {
    Set(anchors[index].flatMap { [$0.id] + ($0.alias.map { [$0] } ?? []) })
  }
}

extension Place {
  /// The part behind `#` of a destination whose place this is.
  fileprivate func fragment(of destination: String) -> Place {
    guard let hash = destination.firstIndex(of: "#"), length == destination.unicodeScalars.count
    else { return self }
    let before = destination[...hash].unicodeScalars.count
    var place = self
    place.column += before
    place.length = max(1, length - before)
    return place
  }
}

extension LinkIndex {
  /// What the front matter of one article names and does not exist.
  func problems(of article: Article) -> [Diagnostic] {
    relatedProblems(article) + contactProblems(project.contact, [article])
  }

  private func relatedProblems(_ article: Article) -> [Diagnostic] {
    article.content.related.enumerated().compactMap { index, key in
      guard group(ofKey: key.withoutMarkdownEnding, article.language) == nil else { return nil }
      return unknownArticle(key, at: article.place(ofKey: "related", item: index))
    }
  }

  /// `related` names articles that exist, on articles and home pages.
  func relatedProblems() -> [Diagnostic] {
    var diagnostics = articles.flatMap { relatedProblems($0) }
    for home in project.homes {
      for key in home.related where group(ofKey: key.withoutMarkdownEnding, home.language) == nil {
        diagnostics.append(unknownArticle(key, at: home.file.place(ofFirst: key)))
      }
    }
    return diagnostics
  }

  func unknownArticle(_ key: String, at place: Place) -> Diagnostic {
    let message = "article \"\(key)\" does not exist".suggesting(
      nearestName(to: key, among: articleKeys))
    return .error("unknown-article", message, at: place)
  }

  /// `contact: {reason: ID}` names a reason of `contact.yml`.
  func contactProblems(_ rules: ContactRules?) -> [Diagnostic] { contactProblems(rules, articles) }

  private func contactProblems(_ rules: ContactRules?, _ articles: [Article]) -> [Diagnostic] {
    guard let rules else { return [] }
    let known = rules.reasons.map(\.id)
    return articles.compactMap { article in
      guard case .reason(let id) = article.content.contact, !known.contains(id) else { return nil }
      let message = "unknown contact reason \"\(id)\"".suggesting(nearestName(to: id, among: known))
      return .error("unknown-reason", message, at: article.file.place(ofFirst: id))
    }
  }

  func shownAssets(
    _ references: [[String: Reference]], editions: [Edition]
  ) -> [String: Asset] {
    var shown: [String: Asset] = [:]
    let texts = editions.flatMap { [$0.home] + $0.categories.map(\.text) }
    for table in references + texts.compactMap({ $0?.references }) {
      for case .asset(let path) in table.values { shown[path] = project.assets[path] }
    }
    return shown
  }

  func logo(_ diagnostics: inout [Diagnostic]) -> Asset? {
    guard let path = project.settings.brand.logo else { return nil }
    if let asset = project.assets[path] { return asset }
    let message = "logo \"\(path)\" does not exist"
      .suggesting(nearestName(to: path, among: project.assets.keys.sorted()))
    diagnostics.append(
      .error("missing-image", message, at: project.settings.file.place(ofFirst: path)))
    return nil
  }
}

extension Edition {
  /// The edition with the links of its home and category texts resolved.
  func linkingTexts(_ index: LinkIndex, _ diagnostics: inout [Diagnostic]) -> Edition {
    var problems: [Diagnostic] = []
    let resolve = { (text: HomeText?, file: SourceText?, folder: [String]) -> HomeText? in
      guard let text, let file else { return text }
      let owner = LinkIndex.Owner(file: file, folder: folder, language: text.language) {
        Set(text.body.headingAnchors.map(\.id))
      }
      let references = index.references(in: text.body, owner, &problems)
      return HomeText(body: text.body, language: text.language, references: references)
    }
    let homeFile = home.flatMap { home in
      index.project.homes.first { $0.language == home.language }?.file
    }
    let linkedHome = resolve(home, homeFile, [])
    let linkedCategories = categories.map { category in
      CategoryPage(
        name: category.name, title: category.title, description: category.description,
        icon: category.icon, path: category.path, language: category.language,
        text: resolve(category.text, category.file, [category.name]), file: category.file,
        pages: category.pages)
    }
    diagnostics += problems
    return Edition(
      language: language, title: title, homeTitle: homeTitle, description: description,
      home: linkedHome,
      categories: linkedCategories, pages: pages, pageOfGroup: pageOfGroup, popular: popular,
      menu: menu)
  }
}

extension String {
  /// `related` may be written with or without `.md`.
  package var withoutMarkdownEnding: String { hasSuffix(".md") ? String(dropLast(3)) : self }
}

extension SourceText {
  /// The first place of `text` in the file, else the file.
  package func place(ofFirst text: String) -> Place {
    let offset = bytes.firstRange(ofText: text)?.lowerBound
    return offset.map { place(offset: $0, length: text.utf8.count) } ?? Place(file: path)
  }
}
