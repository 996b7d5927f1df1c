/// What the preview adds to pages, and its own pages.
enum PreviewPages {
  /// Scripts and stylesheet by name.
  static let files: [String: StoredFile] = Dictionary(
    uniqueKeysWithValues: previewPageFiles.map { file in
      (file.path, StoredFile(path: file.path, bytes: Array(file.text.utf8)))
    })

  /// The page with the preview's script at the end of its head, told which version this is.
  static func adding(to html: [UInt8]) -> [UInt8] {
    guard let head = html.firstRange(of: Array("</head>".utf8)) else { return html }
    let version = PageVersion(html)
    let script =
      #"<script type="module" src="/_preview/preview.js" data-preview-page="\#(version.tag)"></script>"#
      + "\n"
    return html[..<head.lowerBound] + Array(script.utf8) + html[head.lowerBound...]
  }

  /// In the place of every page before the first good build.
  static let notBuilt = page(
    "No page yet",
    """
    <h1>There is no good build yet</h1>
    <p>As soon as the problems are mended, the page you asked for appears here.</p>
    """, script: "preview.js")

  /// After a form was sent without scripts.
  static let received = page(
    "Received",
    """
    <h1>Received</h1>
    <p>The preview has written it to <code>.helpgen/events.jsonl</code>: see <a href="/_preview/">all
    events</a>. Go back with your browser to read on.</p>
    """)

  /// `/_preview/`: what readers did, as it happens. `events` are JSON, oldest first.
  static func overview(_ events: [String], _ items: SampleItems) -> String {
    let rows = events.reversed().map { "<li><code>\(escaped($0))</code></li>" }.joined()
    let account =
      items.exists
      ? """
      <p>Items of <code>\(SampleItems.file)</code> are shown to a reader who is
      <a href="/_preview/sign-in?return_to=/_preview/">signed in</a>, not to one who is
      <a href="/_preview/sign-out?return_to=/_preview/">signed out</a>.</p>
      """
      : "<p>With a file <code>\(SampleItems.file)</code> the contact page can be tried with items.</p>"
    return page(
      "Events",
      """
      <header>
      <h1>Events</h1>
      <p>What the pages of this preview sent, newest first. It stands in
      <code>.helpgen/events.jsonl</code>, and <code>helpgen report</code> sums it up.</p>
      \(account)
      <p><a href="/">Back to the help center</a></p>
      </header>
      <ol id="events">\(rows)</ol>
      """, script: "events.js")
  }

  private static func page(_ title: String, _ body: String, script: String? = nil) -> String {
    let module = script.map {
      "<script type=\"module\" src=\"/_preview/\($0)\" data-preview-page=\"\"></script>\n"
    }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title) – preview</title>
      <link rel="icon" href="/_preview/icon.svg">
      <link rel="stylesheet" href="/_preview/events.css">
      \(module ?? "")</head>
      <body>
      <main>
      \(body)
      </main>
      </body>
      </html>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
