/// Where a page stands in the navigation of a MkDocs site.
struct NavigationPlace {
  /// Among all pages, from 1.
  let order: Int
  /// The title of the outermost group that it is in.
  let group: String?

  /// By id of the page: `nav` is a list of paths, `{Title: path}` and `{Title: list}`
  /// (mkdocs.org, "Configure pages and navigation").
  static func all(in nav: FieldValue?) -> [String: NavigationPlace] {
    var places: [String: NavigationPlace] = [:]
    if let nav { read(nav, in: nil, into: &places) }
    return places
  }

  private static func read(
    _ value: FieldValue, in group: String?, into places: inout [String: NavigationPlace]
  ) {
    switch value {
    case .text(let path):
      let id = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
      places[id] = places[id] ?? NavigationPlace(order: places.count + 1, group: group)
    case .list(let items):
      for item in items { read(item, in: group, into: &places) }
    case .map(let entries):
      for entry in entries {
        let isGroup = if case .list = entry.value { true } else { false }
        read(entry.value, in: group ?? (isGroup ? entry.key : nil), into: &places)
      }
    }
  }
}
