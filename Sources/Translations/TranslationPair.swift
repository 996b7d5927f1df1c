package import Diagnostics
package import HelpCenter

/// A translation and the article it is one of.
package struct TranslationPair: Sendable {
  package let translation: Article
  package let source: Article
}

/// The articles of a project as sources and translations.
package struct TranslationPairs: Sendable {
  /// In order of the translation's file path.
  package let pairs: [TranslationPair]
  /// In another language and the translation of nothing.
  package let orphans: [Article]
  /// `CATEGORY/NAME` of the source by `LANG/CATEGORY/NAME` of its translation, where they differ.
  let sourcePath: [String: String]
  private let articles: [Article]
  private let sourceLanguage: LanguageTag

  /// In the source language, in order of file path.
  package var sources: [Article] { articles.filter { $0.language == sourceLanguage } }

  /// Joins what linking would join: see `ArticleGroup.keys`. Drafts count only where they are shown.
  package init(_ project: ParsedProject) {
    let hidesDrafts = !project.includesDrafts && project.articles.contains { $0.content.isDraft }
    let articles = hidesDrafts ? project.articles.filter { !$0.content.isDraft } : project.articles
    let language = project.settings.source
    let keys = ArticleGroup.keys(of: articles, source: language)
    var sourceOfKey: [String: Article] = [:]
    for (article, key) in zip(articles, keys) where article.language == language {
      sourceOfKey[key] = sourceOfKey[key] ?? article
    }
    var pairs: [TranslationPair] = []
    var orphans: [Article] = []
    var sourcePath: [String: String] = [:]
    for (article, key) in zip(articles, keys) where article.language != language {
      guard let source = sourceOfKey[key] else {
        orphans.append(article)
        continue
      }
      pairs.append(TranslationPair(translation: article, source: source))
      if article.path != source.path {
        let place = "\(article.language)/\(article.path)"
        sourcePath[place] = sourcePath[place] ?? source.path
      }
    }
    self.articles = articles
    self.sourcePath = sourcePath
    sourceLanguage = language
    self.pairs = pairs
    self.orphans = orphans
  }
}

extension TranslationPairs {
  /// Problems that need no history.
  package var problems: [Diagnostic] { orphanProblems + keyProblems }

  /// An article may exist in one language only; one that says of what it is a translation may not.
  private var orphanProblems: [Diagnostic] {
    let sources = orphans.isEmpty ? [] : sources
    return orphans.compactMap { article in
      let keys = ["sourceRevision", "translation", "translationKey"]
      guard article.namesSource else { return nil }
      let key = keys.first { FrontMatter.split(article.file).value.node[$0] != nil } ?? keys[0]
      let message = "no article \"\(article.key)\" in the source language that this would translate"
      return .warning(
        "orphan-translation",
        message.suggesting(nearestName(to: article.key, among: sources.map(\.key))),
        at: article.place(ofKey: key))
    }
  }

  /// A key that is the path of another source article, whose key leads back: translations would
  /// join the wrong one.
  private var keyProblems: [Diagnostic] {
    let keyed = sources.filter { ($0.content.translationKey ?? $0.path) != $0.path }
    let ofPath = Dictionary(keyed.map { ($0.path, $0) }) { first, _ in first }
    return keyed.compactMap { article in
      var seen: Set<String> = [article.path]
      var next = article.content.translationKey.flatMap { ofPath[$0] }
      while let other = next, seen.insert(other.path).inserted {
        next = other.content.translationKey.flatMap { ofPath[$0] }
      }
      guard let other = next, other.path == article.path, let key = article.content.translationKey,
        let first = ofPath[key]
      else { return nil }
      return .error(
        "circular-translation-key", "\"translationKey\" names an article whose key leads back here",
        at: article.place(ofKey: "translationKey"),
        notes: [
          Diagnostic.Note("the key of that article", at: first.place(ofKey: "translationKey"))
        ])
    }
  }
}
