import Diagnostics
import Foundation
import Generator
import Testing

/// What a site of three languages becomes: `fr` lacks an article, `ar` has only one of its own.
private let threeLanguages = """
  -- Content/site.yml --
  url: https://example.com/help/
  title: {en: Help, fr: Aide, ar: مساعدة}
  source: en
  languages: [en, fr, ar]
  brand: {name: Lotvale, color: "#2f5d50"}
  variables: {fee: 9}
  account: {signIn: https://example.com/in}
  feedback: {endpoint: https://api.example.com/feedback}
  redirects: {/old/: /en/buying/}
  -- Content/en/buying/index.md --
  ---
  title: Buying
  icon: gavel
  ---
  -- Content/en/buying/bid.md --
  ---
  title: Place a bid
  description: How bids work.
  updated: 2026-03-12
  aliases: [/en/bids/]
  related: [buying/fees]
  ---
  {{brand}} takes {{fee}} %. See [fees](fees.md#cost) and [what they are](#meaning).

  ## What it means {#meaning}

  ![A hammer](hammer.svg) ![Another](hammer.svg)

  ## Then

  Text.
  -- Content/en/buying/hammer.svg --
  <svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>
  -- Content/en/buying/fees.md --
  ---
  title: Fees
  contact: false
  feedback: false
  ---
  ## Cost

  9 %.
  -- Content/fr/buying/index.md --
  ---
  title: Acheter
  slug: acheter
  ---
  -- Content/fr/buying/bid.md --
  ---
  title: Enchérir
  slug: encherir
  ---
  Voir [les frais](fees.md#cost).

  ## Ce que cela veut dire

  ![Un marteau](hammer.svg)

  ## Ensuite

  Texte.
  -- Content/ar/guide/index.md --
  ---
  title: دليل
  ---
  -- Content/ar/guide/local.md --
  ---
  title: محلي
  ---
  نص [ابدأ](../buying/bid.md).
  """

@Suite struct OutputTests {
  @Test func `every page of the contract is there, and nothing else`() async throws {
    let output = try await build(threeLanguages)
    let pages = Set(output.keys.filter { !$0.hasPrefix("assets/") })
    var expected: Set<String> = [
      "index.html", "404.html", "llms.txt", "sitemap.xml", "robots.txt", "_redirects", "_headers",
      "old/index.html", "en/bids/index.html",
      "en/buying/index.html", "en/buying/bid/index.html", "en/buying/bid/index.md",
      "en/buying/fees/index.html", "en/buying/fees/index.md",
      "fr/acheter/index.html", "fr/acheter/encherir/index.html", "fr/acheter/encherir/index.md",
      "fr/acheter/fees/index.html",
      "ar/buying/index.html", "ar/buying/bid/index.html", "ar/buying/fees/index.html",
      "ar/guide/index.html", "ar/guide/local/index.html", "ar/guide/local/index.md",
    ]
    for language in ["en", "fr", "ar"] {
      expected.formUnion(
        ["index.html", "search/index.html", "contact/index.html", "404.html", "llms.txt"].map {
          "\(language)/\($0)"
        })
    }
    #expect(pages == expected)
    let hashed =
      /^assets\/((words|contact)\/|(search|answers)\/((en|fr|ar)\/)?)?[^\/]+\.[0-9a-hj-km-np-tv-z]{10}(\.[a-z]+|\/.*)$/
    for asset in output.keys where asset.hasPrefix("assets/") {
      #expect(asset.wholeMatch(of: hashed) != nil, "\(asset) has no hash in its name")
    }
  }

  /// Worked out by hand from HSL: a hue of 163°, a saturation of 33 %, lighter until it is legible.
  @Test func `the brand's colour is made legible in both schemes and keeps its hue`() async throws {
    let output = try await build(threeLanguages)
    let styles = try #require(output.first { $0.key.hasSuffix(".css") }?.value)
    #expect(
      styles.contains(
        ":root{--accent-light:#2f5d50;--accent-dark:#4f9d87;"
          + "--on-accent-light:#ffffff;--on-accent-dark:#0d0f12}"))
  }

  @Test func `the body and nothing else is the content of its element`() async throws {
    let output = try await build(threeLanguages)
    let page = try #require(output["en/buying/fees/index.html"])
    let start = try #require(page.range(of: "data-article-body"))
    let open = try #require(page[start.upperBound...].firstIndex(of: ">"))
    #expect(
      page[page.index(after: open)...].hasPrefix("<h2 id=\"cost\">Cost</h2>\n<p>9 %.</p>\n</div>"))
    #expect(page.components(separatedBy: "data-article-body").count == 2)
  }

  @Test func `control characters in what all pages share leave pages whole`() async throws {
    let hostile =
      threeLanguages
      .replacing("en: Help, fr", with: "en: \"He\\x01lp\", fr")
      .replacing("brand: {name: Lotvale", with: "brand: {name: \"Lot\\x010\\x01vale\"")
    let page = try #require(try await build(hostile)["en/buying/fees/index.html"])
    #expect(page.contains("<meta property=\"og:site_name\" content=\"He\u{FFFD}lp\">"))
    #expect(page.contains("Lot\u{FFFD}0\u{FFFD}vale"))
    #expect(page.contains("<h1 id=\"article-title\" lang=\"en\" dir=\"ltr\">Fees</h1>"))
    #expect(!page.contains("\u{1}"))
  }

  @Test
  func `a translation's headings carry the source's ids and keep their own as a second target`()
    async throws
  {
    let output = try await build(threeLanguages)
    let page = try #require(output["fr/acheter/encherir/index.html"])
    #expect(
      page.contains(
        "<h2 id=\"meaning\"><a class=\"anchor\" id=\"ce-que-cela-veut-dire\"></a>Ce que cela veut dire</h2>"
      ))
    #expect(page.contains("<h2 id=\"then\"><a class=\"anchor\" id=\"ensuite\"></a>Ensuite</h2>"))
  }

  @Test func `a link leads to the reader's language, else to the fallback page`() async throws {
    let output = try await build(threeLanguages)
    #expect(
      output["fr/acheter/encherir/index.html"]?.contains(
        "<a href=\"/help/fr/acheter/fees/#cost\" hreflang=\"en\">les frais</a>") == true)
    #expect(
      output["ar/guide/local/index.html"]?.contains(
        "<a href=\"/help/ar/buying/bid/\" hreflang=\"en\">") == true)
  }

  @Test func `a fallback page is the reader's frame round the source's body`() async throws {
    let output = try await build(threeLanguages)
    let page = try #require(output["ar/buying/bid/index.html"])
    #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(page.contains("<div data-article-body lang=\"en\" dir=\"ltr\""))
    #expect(
      page.contains("<link rel=\"canonical\" href=\"https://example.com/help/en/buying/bid/\">"))
    #expect(!page.contains("rel=\"alternate\" hreflang"))
    #expect(page.contains("notice-fallback"))
    let sitemap = try #require(output["sitemap.xml"])
    #expect(!sitemap.contains("/ar/buying/bid/") && !sitemap.contains("/fr/acheter/fees/"))
    #expect(sitemap.contains("<loc>https://example.com/help/fr/acheter/encherir/</loc>"))
  }

  @Test func `translations name each other and a default`() async throws {
    let output = try await build(threeLanguages)
    for page in ["en/buying/bid/index.html", "fr/acheter/encherir/index.html"] {
      let html = try #require(output[page])
      #expect(
        html.contains(
          "<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.com/help/en/buying/bid/\">"
        ))
      #expect(
        html.contains("hreflang=\"fr\" href=\"https://example.com/help/fr/acheter/encherir/\""))
      #expect(
        html.contains("hreflang=\"x-default\" href=\"https://example.com/help/en/buying/bid/\""))
      #expect(!html.contains("hreflang=\"ar\" href=\"https"))
    }
  }

  @Test func `pictures have hashed names, their size, and wait when they are below the fold`()
    async throws
  {
    let output = try await build(threeLanguages)
    let page = try #require(output["en/buying/bid/index.html"])
    let picture =
      /<img src="\/help\/assets\/hammer\.[0-9a-z]{10}\.svg" alt="A hammer" width="40" height="30" \/>/
    let second = /alt="Another" width="40" height="30" loading="lazy" decoding="async" \/>/
    #expect(page.contains(picture) && page.contains(second))
    #expect(output["fr/acheter/encherir/index.html"]?.contains("alt=\"Un marteau\"") == true)
  }

  @Test func `variables, dates and counts are in the reader's language`() async throws {
    let output = try await build(threeLanguages)
    #expect(output["en/buying/bid/index.html"]?.contains("<p>Lotvale takes 9 %.") == true)
    #expect(
      output["en/buying/bid/index.html"]?.contains(
        "<time datetime=\"2026-03-12\">Updated March 12, 2026</time>") == true)
    #expect(output["ar/index.html"]?.contains("مقالان") == true)
    #expect(output["en/index.html"]?.contains("2 articles") == true)
  }

  @Test func `redirects are pages and lines for the host`() async throws {
    let output = try await build(threeLanguages)
    #expect(
      output["_redirects"]
        == "/help/en/bids/ /help/en/buying/bid/ 301\n/help/old/ /help/en/buying/ 301\n")
    #expect(
      output["old/index.html"]?.contains(
        "<meta http-equiv=\"refresh\" content=\"0; url=/help/en/buying/\">") == true)
  }

  @Test func `the policy allows the site and its endpoints alone`() async throws {
    let headers = try #require(try await build(threeLanguages)["_headers"])
    #expect(headers.contains("default-src 'self'; connect-src 'self' https://api.example.com;"))
    #expect(!headers.contains("unsafe"))
  }

  @Test func `an article's Markdown is clean`() async throws {
    let output = try await build(threeLanguages)
    let markdown = try #require(output["en/buying/bid/index.md"])
    #expect(
      markdown.hasPrefix(
        """
        # Place a bid

        Lotvale takes 9 %. See [fees](https://example.com/help/en/buying/fees/#cost) and \
        [what they are](#meaning).

        ## What it means {#meaning}
        """))
  }

  @Test func `switches of an article are heeded`() async throws {
    let output = try await build(threeLanguages)
    let page = try #require(output["en/buying/fees/index.html"])
    #expect(!page.contains("data-feedback") && !page.contains("article-contact"))
    #expect(output["en/buying/bid/index.html"]?.contains("?article=buying/bid\"") == true)
  }

  @Test func `llms.txt lists a language's own articles as Markdown`() async throws {
    let output = try await build(threeLanguages)
    let english = try #require(output["en/llms.txt"])
    #expect(
      english.contains(
        "- [Place a bid](https://example.com/help/en/buying/bid/index.md): How bids work.\n"))
    #expect(output["ar/llms.txt"]?.contains("/ar/buying/") == false)
  }

  @Test func `built twice, and from files made in another order, the bytes are the same`()
    async throws
  {
    let first = try await build(threeLanguages)
    let backwards = { (files: [(path: String, bytes: [UInt8])]) in Array(files.reversed()) }
    let second = try await ProjectText(threeLanguages).withFolder(order: backwards) { folder in
      var build = try await Build.prepare(Build.Options(folder: folder))
      _ = try await build.write(to: folder.path(of: "Output"))
      return try readFolder(folder.path(of: "Output"))
    }
    #expect(first == second.mapValues { String(decoding: $0, as: UTF8.self) })
  }
}

@Suite struct WritingTests {
  @Test func `a second build writes only what changed and removes what is gone`() async throws {
    try await ProjectText(threeLanguages).withFolder { folder in
      let output = folder.path(of: "Output")
      var build = try await Build.prepare(Build.Options(folder: folder))
      let first = try await build.write(to: output)
      let again = try await build.write(to: output)
      #expect(first.unchanged == 0 && again.written == 0)
      try FileManager.default.removeItem(atPath: folder.path(of: "Content/ar/guide/local.md"))
      var changed = try await Build.prepare(Build.Options(folder: folder))
      let third = try await changed.write(to: output)
      #expect(third.unchanged > third.written)
      #expect(!FileManager.default.fileExists(atPath: output + "/ar/guide/local/index.html"))
    }
  }

  @Test func `a folder that helpgen did not write is never replaced`() async throws {
    try await ProjectText(threeLanguages).withFolder { folder in
      let output = folder.path(of: "Photos")
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: URL(filePath: output + "/holiday.jpg"))
      var build = try await Build.prepare(Build.Options(folder: folder))
      await #expect(throws: DiskError.self) { _ = try await build.write(to: output) }
      #expect(FileManager.default.fileExists(atPath: output + "/holiday.jpg"))
    }
  }

  @Test func `what begins with a dot in the output is the user's and stays`() async throws {
    try await ProjectText(threeLanguages).withFolder { folder in
      let output = folder.path(of: "Output")
      var build = try await Build.prepare(Build.Options(folder: folder))
      _ = try await build.write(to: output)
      try Data("".utf8).write(to: URL(filePath: output + "/.nojekyll"))
      _ = try await build.write(to: output)
      #expect(FileManager.default.fileExists(atPath: output + "/.nojekyll"))
      #expect(FileManager.default.fileExists(atPath: output + "/en/index.html"))
    }
  }
}
