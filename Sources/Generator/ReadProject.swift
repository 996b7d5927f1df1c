import Diagnostics
import HelpCenter
import Theming

/// All that was read of a project, each file by itself; nothing is linked yet.
struct ReadProject: Sendable {
  let settings: Checked<SiteSettings>
  let scan: Scan
  /// As in `scan.files`.
  var files: [Checked<ParsedFile>]
  let contact: Checked<ContactRules?>
  /// Pages are made without it, so that its problems are warnings; `status` asks for its terms.
  let glossaryProblems: [Diagnostic]
  var theme: Checked<Theme>

  /// Reads what else there is beside the files and the theme.
  init(
    settings: Checked<SiteSettings>, scan: Scan, files: [Checked<ParsedFile>],
    theme: Checked<Theme>, in folder: ProjectFolder
  ) throws(DiskError) {
    self.settings = settings
    self.scan = scan
    self.files = files
    contact = try folder.contactRules(settings.value)
    glossaryProblems = try folder.glossary(settings.value).diagnostics.unpublished()
    self.theme = theme
  }

  var diagnostics: [Diagnostic] {
    settings.diagnostics + scan.diagnostics + files.flatMap(\.diagnostics) + contact.diagnostics
      + glossaryProblems + theme.diagnostics
  }

  /// What linking needs of it.
  func parsed(_ options: Build.Options) -> ParsedProject {
    let rules = contact.value.map { options.endpoints?.applied(to: $0) ?? $0 }
    var project = ParsedProject(
      settings: settings.value, contact: rules, includesDrafts: options.includesDrafts)
    for file in files { project.add(file.value) }
    return project
  }
}
