import Diagnostics
import HelpCenter
import Theming

extension ProjectFolder {
  /// The theme that the settings name: its folder below `Themes/`, over the built-in one.
  func theme(_ settings: SiteSettings) throws(DiskError) -> Checked<Theme> {
    let root = "Themes/\(settings.theme)"
    var files: [String: SourceText] = [:]
    var diagnostics: [Diagnostic] = []
    let exists = try Disk.entries(of: path(of: root)) != nil
    if !exists, settings.theme != "Default" {
      let names = try Disk.entries(of: path(of: "Themes"))?.filter(\.isFolder).map(\.name) ?? []
      let message = "there is no theme \"\(settings.theme)\""
        .suggesting(nearestName(to: settings.theme, among: names + ["Default"]))
      diagnostics.append(
        .error("missing-theme", message, at: settings.file.place(ofFirst: settings.theme)))
    }
    for file in try themeFiles(root, depth: 0) {
      guard let text = try text(file) else { continue }
      files[String(file.dropFirst(root.count + 1))] = text.value
      diagnostics += text.diagnostics
    }
    let theme = Theme.load(
      name: settings.theme, files: files, languages: settings.languages)
    return Checked(theme.value, diagnostics + theme.diagnostics)
  }

  private func themeFiles(_ folder: String, depth: Int) throws(DiskError) -> [String] {
    guard depth < 8 else { return [] }
    var files: [String] = []
    for entry in try Disk.entries(of: path(of: folder)) ?? [] {
      let path = "\(folder)/\(entry.name)"
      if entry.isFolder {
        files += try themeFiles(path, depth: depth + 1)
      } else {
        files.append(path)
      }
    }
    return files
  }
}
