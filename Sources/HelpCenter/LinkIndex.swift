import Diagnostics
import Markdown

/// Everything a written destination may lead to.
struct LinkIndex {
  let project: ParsedProject
  let articles: [Article]
  let groups: [ArticleGroup]
  let editions: [Edition]
  var anchors: [[RenderingContext.Anchor]]
  /// `LANG/CATEGORY/NAME` of every article.
  private let groupOfPath: [String: Int]
  private let groupOfKey: [String: Int]
  private let categoryNames: Set<String>
  private let pagePaths: PagePaths

  init(
    project: ParsedProject, articles: [Article], groups: [ArticleGroup], editions: [Edition],
    pagePaths: PagePaths, anchors: [[RenderingContext.Anchor]]
  ) {
    self.project = project
    self.articles = articles
    self.groups = groups
    self.editions = editions
    self.pagePaths = pagePaths
    self.anchors = anchors
    var groupOfPath: [String: Int] = [:]
    for (index, group) in groups.enumerated() {
      for article in group.articles.values {
        groupOfPath["\(articles[article].language)/\(articles[article].path)"] = index
      }
    }
    let groupOfKey = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.key, $0) })
    // A link to a phantom leads to the page that is shown in its place.
    for article in project.articles where project.translationStates[article.file.path] == .phantom {
      groupOfPath["\(article.language)/\(article.path)"] = groupOfKey[article.key]
    }
    self.groupOfPath = groupOfPath
    self.groupOfKey = groupOfKey
    categoryNames = Set(project.categories.map(\.name)).union(articles.map(\.category))
  }

  /// What an author wrote, seen from a file in `folder` (`[CATEGORY]` or none) of `language`.
  func reference(_ destination: String, from folder: [String], _ language: LanguageTag)
    -> Reference?
  {
    if WebURL.scheme(of: destination) != nil {
      return WebURL.isSafe(destination) ? .external(destination) : nil
    }
    if destination.hasPrefix("//") { return .external(destination) }
    let (path, fragment) = split(destination)
    if path.isEmpty { return fragment.map { .fragment($0) } }
    if path.hasPrefix("/") { return siteReference(destination) }
    guard let parts = resolve(path, from: [language.text] + folder) else { return nil }
    if path.hasSuffix(".md") { return markdownReference(parts, fragment, language) }
    return assetReference(parts, language)
  }

  private func split(_ destination: String) -> (path: String, fragment: String?) {
    guard let hash = destination.firstIndex(of: "#") else {
      return (destination.removingPercentEncoding, nil)
    }
    let fragment = String(destination[destination.index(after: hash)...])
    return (
      String(destination[..<hash]).removingPercentEncoding, fragment.removingPercentEncoding
    )
  }

  /// Applies `.` and `..`; nil when the path leaves `Content/`.
  private func resolve(_ path: String, from folder: [String]) -> [String]? {
    var parts = folder
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(String(part))
      }
    }
    return parts.count >= 2 ? parts : nil
  }

  private func markdownReference(
    _ parts: [String], _ fragment: String?, _ language: LanguageTag
  ) -> Reference? {
    let name = String(parts[parts.count - 1].dropLast(3))
    if parts.count == 2 { return name == "index" ? .home : nil }
    guard parts.count == 3 else { return nil }
    if name == "index" {
      return categoryNames.contains(parts[1]) ? .category(parts[1], fragment: fragment) : nil
    }
    let path = "\(parts[1])/\(name)"
    let group =
      groupOfPath["\(parts[0])/\(path)"] ?? groupOfPath["\(project.settings.source)/\(path)"]
      ?? groupOfKey[path]
    return group.map { .group($0, fragment: fragment) }
  }

  private func siteReference(_ destination: String) -> Reference? {
    let suffix = destination.drop { $0 != "#" && $0 != "?" }
    guard let path = SitePath(written: destination), pagePaths.contains(path) else { return nil }
    return .site(path, suffix: String(suffix))
  }

  /// A picture that a translation lacks is the source language's.
  private func assetReference(_ parts: [String], _ language: LanguageTag) -> Reference? {
    let path = parts.joined(separator: "/")
    if project.assets[path] != nil { return .asset(path) }
    guard parts[0] == language.text else { return nil }
    let candidates = project.settings.fallbacks(of: language).map { fallback in
      ([fallback.text] + parts.dropFirst()).joined(separator: "/")
    }
    return candidates.first { project.assets[$0] != nil }.map { .asset($0) }
  }

  func group(ofKey key: String, _ language: LanguageTag) -> Int? {
    groupOfKey[key] ?? groupOfPath["\(language)/\(key)"]
      ?? groupOfPath["\(project.settings.source)/\(key)"]
  }

  var articleKeys: [String] { groups.map(\.key) }

  /// Keys, and the source language's paths for articles whose key is another.
  var groupOfAnyKey: [String: Int] {
    var groups = groupOfKey
    let prefix = "\(project.settings.source)/"
    for (path, group) in groupOfPath where path.hasPrefix(prefix) {
      groups[String(path.dropFirst(prefix.count))] =
        groups[String(path.dropFirst(prefix.count))] ?? group
    }
    return groups
  }
}
