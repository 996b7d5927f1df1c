package import Markdown

/// What each heading is called in URLs.
///
/// A translation's headings carry the ids of the source's headings at the same position, so that
/// a link to `#id` works in every language; the slug in the translation's own language stays as a
/// second target.
enum HeadingAnchors {
  /// One an article. Articles of different groups know nothing of each other, so groups are looked at
  /// in parallel.
  static func all(
    _ articles: [Article], groups: [ArticleGroup], source: LanguageTag
  ) async throws -> [[RenderingContext.Anchor]] {
    let ofGroups = try await concurrentMap(groups) { all(in: $0, articles, source: source) }
    // An article that another of its group and language came before has none of these.
    var anchors = [[RenderingContext.Anchor]?](repeating: nil, count: articles.count)
    for (index, ofArticle) in ofGroups.joined() { anchors[index] = ofArticle }
    return anchors.indices.map { anchors[$0] ?? own(articles[$0].content.headings) }
  }

  /// Of the group's articles, each with its index.
  static func all(
    in group: ArticleGroup, _ articles: [Article], source: LanguageTag
  ) -> [(article: Int, anchors: [RenderingContext.Anchor])] {
    let original = group.articles[source].map { articles[$0].content.headings }
    let ofSource = original.map { ($0, own($0)) }
    return group.articles.map { language, index in
      let headings = articles[index].content.headings
      let own = own(headings)
      guard let ofSource, language != source else { return (index, own) }
      return (index, translated(headings, own: own, source: ofSource))
    }
  }

  static func own(_ headings: [Article.Heading]) -> [RenderingContext.Anchor] {
    var taken = TakenNames(headings.compactMap(\.id))
    return headings.map { heading in
      if let id = heading.id { return RenderingContext.Anchor(id: id) }
      let slug = heading.slug.isEmpty ? "section" : heading.slug
      return RenderingContext.Anchor(id: Slug.unique(slug, among: &taken))
    }
  }

  private static func translated(
    _ headings: [Article.Heading], own: [RenderingContext.Anchor],
    source: (headings: [Article.Heading], anchors: [RenderingContext.Anchor])
  ) -> [RenderingContext.Anchor] {
    var taken = TakenNames(headings.compactMap(\.id))
    let ids = headings.indices.map { position -> String? in
      if let id = headings[position].id { return id }
      guard position < source.headings.count,
        headings[position].level == source.headings[position].level,
        taken.insert(source.anchors[position].id)
      else { return nil }
      return source.anchors[position].id
    }
    return headings.indices.map { position in
      let native = headings[position].slug
      guard let id = ids[position] else {
        return RenderingContext.Anchor(id: Slug.unique(own[position].id, among: &taken))
      }
      let needsAlias = !native.isEmpty && taken.insert(native)
      return RenderingContext.Anchor(id: id, alias: needsAlias ? native : nil)
    }
  }
}

extension Document {
  /// The anchors of a text that is not an article, from its own headings.
  package var headingAnchors: [RenderingContext.Anchor] {
    HeadingAnchors.own(Article.headings(in: self))
  }
}
