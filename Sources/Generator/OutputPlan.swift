package import Diagnostics
package import HelpCenter
package import Theming

/// Every file the build will write, before any of them is made. A path that two files claim is an
/// error here, and nowhere later.
package struct OutputPlan: Sendable {
  package struct File: Sendable {
    package let path: SitePath
    let origin: Origin
    /// Appends the file's bytes to the writer's; of one rendering the same each time, whatever the
    /// writer wrote before.
    let make: @Sendable (SiteRendering, inout PageWriter) throws -> Void
  }

  /// What a file is and where its author wrote it: worded only for those that collide.
  enum Origin: Sendable, CustomStringConvertible {
    case article(Article)
    case markdown(Article)
    /// A file of another kind, with the one it is made from; nil where it is one of our own.
    case other(String, file: String?)

    var description: String {
      switch self {
      case .article(let article): "article \"\(article.path)\""
      case .markdown(let article): "Markdown of \"\(article.path)\""
      case .other(let description, _): description
      }
    }

    var place: Place? {
      switch self {
      case .article(let article), .markdown(let article): article.addressPlace
      case .other(_, let file): file.map { Place(file: $0) }
      }
    }
  }

  /// What the files are made from; nil where there are none.
  package var rendering: SiteRendering?
  package private(set) var files: [File] = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// All files of the site, with `more` that other stages made, e.g. search.
  static func plan(
    _ rendering: SiteRendering, folder: ProjectFolder, more: [OutputFile]
  ) -> OutputPlan {
    var plan = OutputPlan(rendering: rendering)
    for edition in rendering.site.editions { plan.add(edition, rendering) }
    plan.addRoot(rendering)
    plan.addAssets(rendering.site, folder)
    for file in rendering.themeFiles + more { plan.add(file) }
    plan.reportCollisions()
    return plan
  }

  package init(rendering: SiteRendering? = nil) { self.rendering = rendering }

  /// The bytes of one file by itself.
  func bytes(of file: File) throws -> [UInt8] {
    var writer = PageWriter()
    try make(file, &writer)
    return writer.bytes
  }

  /// Leaves the file's bytes, and nothing else, with the writer.
  func make(_ file: File, _ writer: inout PageWriter) throws {
    writer.bytes.removeAll(keepingCapacity: true)
    if let rendering { try file.make(rendering, &writer) }
  }

  private mutating func add(
    _ path: SitePath, _ origin: Origin,
    _ make: @escaping @Sendable (SiteRendering, inout PageWriter) throws -> Void
  ) {
    files.append(File(path: path, origin: origin, make: make))
  }

  private mutating func add(
    _ path: SitePath, _ description: String, from file: String? = nil,
    _ make: @escaping @Sendable (SiteRendering, inout PageWriter) throws -> Void
  ) {
    add(path, .other(description, file: file), make)
  }

  private mutating func add(_ file: OutputFile) {
    add(file.path, "\"\(file.path.filePath)\"") { $1.bytes += file.bytes }
  }

  private mutating func add(_ edition: Edition, _ rendering: SiteRendering) {
    let site = rendering.site
    add(edition.path, "home page of \(edition.language)") { $0.home(edition, to: &$1) }
    add(edition.path.appending(page: "search"), "search page") { $0.search(edition, to: &$1) }
    add(edition.path.appending(page: "contact"), "contact page") { $0.contact(edition, to: &$1) }
    add(edition.path.appending(file: "404.html"), "404 page") { $0.notFound(edition, to: &$1) }
    for category in edition.categories {
      add(
        category.path, "category \"\(category.name)\"", from: category.file?.path
      ) { $0.category(category, in: edition, to: &$1) }
    }
    for page in edition.pages {
      let article = site.article(of: page)
      add(page.path, .article(article)) { $0.article(page, in: edition, to: &$1) }
      guard !page.isFallback else { continue }
      add(page.path.appending(file: "index.md"), .markdown(article)) {
        $0.appendMarkdown(page, in: edition, to: &$1.bytes)
      }
    }
  }

  private mutating func addRoot(_ rendering: SiteRendering) {
    let site = rendering.site
    add(.page(), "choice of language") { $0.languageChoice(to: &$1) }
    let source = site.edition(site.settings.source) ?? site.editions[0]
    add(.file("404.html"), "404 page") { $0.notFound(source, to: &$1) }
    for redirect in site.redirects {
      add(redirect.from, "redirect") {
        $0.redirect(from: redirect.from, to: redirect.to, &$1)
      }
    }
    addLists(rendering)
    for file in [HostFiles.headers(site), HostFiles.redirects(site), HostFiles.robots(site)] {
      add(file)
    }
  }

  /// The lists of all pages, which are made as late as pages are: they are as long as those.
  private mutating func addLists(_ rendering: SiteRendering) {
    addList(Sitemap.path) { Sitemap.appendRoot($0, to: &$1) }
    for part in Sitemap.parts(rendering) {
      addList(part.path) { Sitemap.appendURLs($0, part.entries, to: &$1) }
    }
    let site = rendering.site
    guard site.settings.writesLLMs else { return }
    addList(LLMs.rootPath) { LLMs.appendRoot($0.site, to: &$1) }
    for (index, edition) in site.editions.enumerated() {
      addList(LLMs.path(edition)) { LLMs.append($0.site.editions[index], $0.site, to: &$1) }
    }
  }

  private mutating func addList(
    _ path: SitePath, _ append: @escaping @Sendable (SiteRendering, inout [UInt8]) -> Void
  ) {
    add(path, "\"\(path.filePath)\"") { append($0, &$1.bytes) }
  }

  private mutating func addAssets(_ site: Site, _ folder: ProjectFolder) {
    var written: Set<SitePath> = []
    let assets = site.assets.values.sorted { $0.path < $1.path } + (site.logo.map { [$0] } ?? [])
    for asset in assets where written.insert(asset.output).inserted {
      let path = folder.path(of: "Content/\(asset.path)")
      add(asset.output, "asset \"\(asset.path)\"", from: "Content/\(asset.path)") {
        guard let bytes = try Disk.read(path) else {
          throw DiskError("read", path, reason: "it was removed during the build")
        }
        $1.bytes += bytes
      }
    }
  }

  /// Two files of one path. Two articles that meet in one language meet in all that show them: that
  /// is one problem.
  private mutating func reportCollisions() {
    var first: [String: Int] = [:]
    first.reserveCapacity(files.count)
    var reported: Set<[Place]> = []
    for (index, file) in files.enumerated() {
      let known = first.updateValue(index, forKey: file.path.filePath)
      guard let known else { continue }
      first[file.path.filePath] = known
      let other = files[known]
      let (otherPlace, place) = (other.origin.place, file.origin.place)
      let places = [otherPlace, place].compactMap(\.self)
      guard places.count < 2 || reported.insert(places).inserted else { continue }
      let notes = otherPlace.map { [Diagnostic.Note("also claimed here", at: $0)] } ?? []
      let message = "URL \"\(file.path.url())\" is that of the \(other.origin) too"
      diagnostics.append(
        .error(
          "duplicate-url", message,
          at: place ?? otherPlace ?? Place(file: "Content/site.yml"), notes: notes))
    }
    reportFilesAsFolders(first)
  }

  /// What is a file holds no others, as an alias `/en/old.html` and another `/en/old.html/more/` would
  /// have it.
  private mutating func reportFilesAsFolders(_ fileOfPath: [String: Int]) {
    var reported: Set<Int> = []
    var last: Substring = ""
    for file in files {
      var folder = file.path.folder
      // Files that follow each other mostly lie in one.
      if folder == last { continue }
      last = folder
      while !folder.isEmpty {
        if let index = fileOfPath[String(folder)], reported.insert(index).inserted {
          let other = files[index]
          let message =
            "URL \"\(file.path.url())\" lies below that of the \(other.origin), which is a file"
          let place = file.origin.place ?? other.origin.place ?? Place(file: "Content/site.yml")
          diagnostics.append(.error("duplicate-url", message, at: place))
        }
        folder = folder.parentFolder
      }
    }
  }
}
