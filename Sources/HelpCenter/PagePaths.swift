/// The addresses of all pages of a site, apart from its 404 pages. A set an edition: all in one would
/// be made by one core.
struct PagePaths: Sendable {
  private let ofEditions: [Set<SitePath>]

  /// One set an edition, see `Edition.pagePaths`.
  init(_ ofEditions: [Set<SitePath>]) { self.ofEditions = ofEditions }

  func contains(_ path: SitePath) -> Bool {
    path == .page() || ofEditions.contains { $0.contains(path) }
  }
}

extension Edition {
  var pagePaths: Set<SitePath> {
    var paths: Set<SitePath> = [
      path, path.appending(page: "search"), path.appending(page: "contact"),
    ]
    paths.reserveCapacity(paths.count + categories.count + pages.count)
    for category in categories { paths.insert(category.path) }
    for page in pages { paths.insert(page.path) }
    return paths
  }
}
