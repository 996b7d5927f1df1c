import Diagnostics
import HelpCenter
import Translations

extension ProjectFolder {
  /// `Content/site.yml`.
  func settings(baseURL: String?) throws(DiskError) -> Checked<SiteSettings?> {
    guard let text = try text("Content/site.yml") else {
      let message = "there is no Content/site.yml here, \"helpgen init DIR\" makes a project"
      return Checked(
        nil, [.error("missing-settings", message, at: Place(file: "Content/site.yml"))])
    }
    let settings = SiteSettings.parse(text.value, baseURL: baseURL)
    return Checked(settings.value, text.diagnostics + settings.diagnostics)
  }

  /// `Content/contact.yml`, nil where there is none.
  func contactRules(_ settings: SiteSettings) throws(DiskError) -> Checked<ContactRules?> {
    guard let text = try text("Content/contact.yml") else { return Checked(nil) }
    let rules = ContactRules.parse(text.value, settings: settings)
    return Checked(rules.value, text.diagnostics + rules.diagnostics)
  }

  /// `Content/glossary.yml`; without one no term is asked for.
  func glossary(_ settings: SiteSettings) throws(DiskError) -> Checked<Glossary> {
    guard let text = try text("Content/glossary.yml") else { return Checked(.empty) }
    let glossary = Glossary.parse(text.value, languages: settings.languages)
    return Checked(glossary.value, text.diagnostics + glossary.diagnostics)
  }
}
