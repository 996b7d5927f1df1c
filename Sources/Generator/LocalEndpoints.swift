import HelpCenter

/// Paths of this machine to which a previewed site sends what its readers write.
package struct LocalEndpoints: Sendable {
  package var feedback: String
  package var contact: String
  /// Of sample items and the page that signs in to see them; nil leaves the site's own.
  package var account: (signIn: String, items: String)?

  package init(feedback: String, contact: String, account: (signIn: String, items: String)? = nil) {
    self.feedback = feedback
    self.contact = contact
    self.account = account
  }

  func applied(to settings: SiteSettings) -> SiteSettings {
    var settings = settings
    settings.feedbackEndpoint = feedback
    if let account {
      settings.account.signIn = account.signIn
      settings.account.items = account.items
    }
    return settings
  }

  func applied(to rules: ContactRules) -> ContactRules {
    var rules = rules
    for index in rules.channels.indices where rules.channels[index].endpoint != nil {
      rules.channels[index].endpoint = contact
    }
    return rules
  }
}
