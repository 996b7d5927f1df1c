package import HelpCenter

extension SiteRendering {
  /// The same pages, of a site in which only texts of articles are others: nothing that pages of an
  /// edition share may have changed.
  package func replacing(_ site: Site) -> SiteRendering {
    var rendering = self
    rendering.site = site
    for index in editions.indices {
      for page in site.editions[index].pages {
        rendering.editions[index].addDate(site.articles[page.article].updated)
      }
    }
    return rendering
  }
}

extension EditionRendering {
  fileprivate mutating func addDate(_ date: CalendarDate?) {
    guard let date, dates[date] == nil else { return }
    dates[date] = words.text("article", "updated", ["date": date.text(in: words.language)])
  }
}
