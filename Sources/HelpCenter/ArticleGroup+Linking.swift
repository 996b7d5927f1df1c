package import Diagnostics

extension ArticleGroup {
  /// Articles of one key are translations of each other. Groups are in order of key.
  static func groups(
    of articles: [Article], source: LanguageTag, _ diagnostics: inout [Diagnostic]
  ) -> [ArticleGroup] {
    let keys = keys(of: articles, source: source)
    var indexOfKey: [String: Int] = [:]
    var groups: [ArticleGroup] = []
    for key in Set(keys).sorted() {
      indexOfKey[key] = groups.count
      groups.append(ArticleGroup(key: key, articles: [:]))
    }
    for index in articles.indices {
      guard let group = indexOfKey[keys[index]] else { continue }
      let language = articles[index].language
      if let first = groups[group].articles[language] {
        diagnostics.append(duplicate(articles[index], first: articles[first]))
      } else {
        groups[group].articles[language] = index
      }
    }
    return groups
  }

  /// An article without `translationKey` also joins the source article whose path it has, whatever
  /// key that one carries.
  package static func keys(of articles: [Article], source: LanguageTag) -> [String] {
    var keyOfPath: [String: String] = [:]
    for article in articles where article.language == source {
      if let key = article.content.translationKey { keyOfPath[article.path] = key }
    }
    return articles.map { article in
      if let key = article.content.translationKey { return key }
      return keyOfPath.isEmpty ? article.path : keyOfPath[article.path] ?? article.path
    }
  }

  private static func duplicate(_ article: Article, first: Article) -> Diagnostic {
    let message = "\"\(article.key)\" has two articles in language \"\(article.language)\""
    return .error(
      "duplicate-translation", message, at: article.place(ofKey: "translationKey"),
      notes: [Diagnostic.Note("also claimed here", at: first.place(ofKey: "translationKey"))])
  }
}

extension Article {
  /// The place of a front matter key's value, or of its item `index`; the file where it has none.
  /// Parses the front matter again: only problems ask for places, and few articles have any.
  package func place(ofKey key: String, item index: Int? = nil) -> Place {
    guard let node = FrontMatter.split(file).value.node[key] else { return Place(file: file.path) }
    if let index, let items = node.items, items.indices.contains(index) {
      return items[index].place(in: file)
    }
    return node.place(in: file)
  }
}
