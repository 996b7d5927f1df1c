import HelpCenter
import Theming

/// Files that tell the static host and crawlers how to treat the site.
enum HostFiles {
  /// The first line of `_headers`, by which a build knows an output folder of its own.
  static let mark = "# Written by helpgen"

  /// Headers as Netlify and Cloudflare Pages read them. The policy allows nothing from elsewhere
  /// but the endpoints that the settings name.
  static func headers(_ site: Site) -> OutputFile {
    let settings = site.settings
    let base = settings.basePath
    let contact = site.contact?.channels.compactMap(\.endpoint) ?? []
    let endpoints = [settings.feedbackEndpoint, settings.account.items].compactMap { $0 } + contact
    let origins = Set(endpoints.compactMap { WebURL.split($0)?.origin }).subtracting([
      settings.origin
    ])
    let elsewhere = origins.sorted().map { " " + $0 }.joined()
    let pictures = settings.account.items == nil ? "" : "; img-src 'self' https:"
    let policy =
      "default-src 'self'; connect-src 'self'\(elsewhere); form-action 'self'\(elsewhere)\(pictures);"
      + " object-src 'none'; base-uri 'none'; frame-ancestors 'self'"
    return OutputFile(
      .file("_headers"),
      text: """
        \(mark)
        \(base)*
          Content-Security-Policy: \(policy)
          X-Content-Type-Options: nosniff
          Referrer-Policy: strict-origin-when-cross-origin
        \(base)assets/*
          Cache-Control: public, max-age=31536000, immutable

        """)
  }

  static func redirects(_ site: Site) -> OutputFile {
    let lines = site.redirects.map { "\(site.settings.url($0.from)) \($0.to) 301\n" }
    return OutputFile(.file("_redirects"), text: lines.joined())
  }

  static func robots(_ site: Site) -> OutputFile {
    OutputFile(
      .file("robots.txt"),
      text: """
        User-agent: *
        Disallow:

        Sitemap: \(site.settings.absoluteURL(.file("sitemap.xml")))

        """)
  }
}
