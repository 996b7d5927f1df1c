package import Diagnostics
import HelpCenter

extension SiteRendering {
  /// Categories whose icon the theme does not have.
  package var iconProblems: [Diagnostic] {
    var seen: Set<String> = []
    var problems: [Diagnostic] = []
    for category in site.editions.flatMap(\.categories) {
      guard let icon = category.icon, theme.icons[icon] == nil, let file = category.file,
        seen.insert(file.path).inserted
      else { continue }
      let message = "the theme has no icon \"\(icon)\""
        .suggesting(nearestName(to: icon, among: theme.icons.keys.sorted()))
      problems.append(.warning("unknown-icon", message, at: file.place(ofFirst: icon)))
    }
    return problems
  }
}
