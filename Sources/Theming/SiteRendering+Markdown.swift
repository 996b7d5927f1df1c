import Diagnostics
package import HelpCenter
import Markdown

extension SiteRendering {
  /// Appends the article as clean Markdown, its links leading to whole URLs.
  package func appendMarkdown(_ page: ArticlePage, in edition: Edition, to text: inout [UInt8]) {
    let article = site.article(of: page)
    let references = site.references[page.article]
    let words = rendering(of: edition).words
    let origin = site.settings.origin
    let address = { [self] (destination: String) -> String? in
      let href = target(references[destination] ?? .none, in: edition)?.href
      return href.map { $0.hasPrefix("/") ? origin + $0 : $0 }
    }
    text += "# "
    text += article.content.title
    text += "\n\n"
    article.content.body.appendMarkdown(
      ids: site.anchors[page.article].map(\.id), link: address, image: address,
      title: { words.text("callouts", $0) }, to: &text)
    text += "\n"
  }
}
