package import HelpCenter

extension SiteRendering {
  /// The same pages, of a site in which only texts of articles are others: nothing that pages of an
  /// edition share may have changed.
  package func replacing(_ site: Site) -> SiteRendering {
    var rendering = self
    rendering.site = site
    return rendering
  }
}
