import Foundation
import Testing

/// `status`, `translated` and `import` as an editor or a CI runs them.
@Suite struct TranslationCommandTests {
  /// Two source articles; German has both, the first from an earlier version, French has none.
  private func withTranslations(_ body: (URL) throws -> Void) throws {
    try withFolder { project in
      try project.write(
        "url: https://help.example.com/\ntitle: Help\nlanguages: [en, de, fr]\n",
        to: "Content/site.yml")
      try project.write(article("Bid", "Bids are binding."), to: "Content/en/buying/bid.md")
      try project.write(article("Pay", "Pay within three days."), to: "Content/en/buying/pay.md")
      try project.write(
        article("Bieten", "Gebote sind verbindlich."), to: "Content/de/buying/bid.md")
      try project.write(
        article("Zahlen", "Zahlen Sie in drei Tagen."), to: "Content/de/buying/pay.md")
      let marked = try Command("translated", "de/buying/bid", "de/buying/pay", in: project)
      #expect(marked.status == 0)
      try commit(project)
      try project.write(article("Bid", "Bids are final."), to: "Content/en/buying/bid.md")
      try commit(project)
      try body(project)
    }
  }

  private func article(_ title: String, _ text: String) -> String {
    "---\ntitle: \(title)\n---\n\(text)\n"
  }

  private func commit(_ project: URL) throws {
    try git(project, "init", "-q", "-b", "main")
    try git(project, "add", "-A")
    try git(
      project, "-c", "user.name=Editor", "-c", "user.email=editor@example.com", "commit", "-q",
      "-m", "Change")
  }

  private func git(_ folder: URL, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.path] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  @Test func `status prints a table, then what is needed most`() throws {
    try withTranslations { project in
      let status = try Command("status", in: project)
      #expect(status.status == 0)
      #expect(status.errors == "")
      #expect(
        status.output == """
          language  translated  stale  partly copied  missing  coverage
          de                 1      1              0        0      50 %
          fr                 0      0              0        2       0 %

          most needed
            buying/bid  stale: de; missing: fr
            buying/pay  missing: fr

          """)
    }
  }

  @Test func `readers' votes say what is needed most`() throws {
    try withTranslations { project in
      let vote = #"{"type":"feedback","article":"buying/pay","language":"en","vote":"no"}"#
      try project.write("\(vote)\n\(vote)\nbroken\n", to: "events.jsonl")
      let status = try Command("status", "--events", "events.jsonl", in: project)
      #expect(
        status.output.hasSuffix(
          """
          most needed
            buying/pay  missing: fr  (2 votes)
            buying/bid  stale: de; missing: fr

          """))
      #expect(try Command("status", "--events", "none.jsonl", in: project).status == 64)
    }
  }

  @Test func `status fails under a limit, of one language or of all`() throws {
    try withTranslations { project in
      let limit = { (text: String) in try Command("status", "--fail-under", text, in: project) }
      #expect(try limit("de=50").status == 0)
      let failed = try limit("de=51")
      #expect(failed.status == 1)
      #expect(failed.errors == "error: coverage of \"de\" is 50 %, under 51 %\n")
      #expect(try limit("50").errors == "error: coverage of \"fr\" is 0 %, under 50 %\n")
      #expect(try limit("0").status == 0)
      #expect(try limit("nl=50").status == 64)
      #expect(try limit("de=101").status == 64)
      #expect(try limit("x").status == 64)
    }
  }

  @Test func `status of a file shows each changed block beside its translation`() throws {
    try withTranslations { project in
      for name in ["de/buying/bid", "Content/de/buying/bid.md", "Content/en/buying/bid.md"] {
        let status = try Command("status", name, in: project)
        #expect(
          status.output == """
            Content/de/buying/bid.md: stale, 1 block of the source changed

            changed paragraph, Content/en/buying/bid.md:4
              - Bids are binding.
              + Bids are final.
              in de, Content/de/buying/bid.md:5
                Gebote sind verbindlich.

            after the update: helpgen translated Content/de/buying/bid.md

            """)
      }
      let unknown = try Command("status", "de/buying/bit", in: project)
      #expect(unknown.status == 1)
      #expect(unknown.errors == "error: \"de/buying/bit\" is no translation and has none\n")
      #expect(try Command("translated", "de/buying/bid", in: project).status == 0)
      #expect(
        try Command("status", "de/buying/bid", in: project).output.hasPrefix(
          "Content/de/buying/bid.md: up to date with revision "))
    }
  }

  @Test func `a new block says where it goes, and long ones are broken into lines`() throws {
    try withTranslations { project in
      let added =
        "Ask the seller to hold a bid that you cannot place yourself until "
        + "we have answered you."
      try project.write(
        article("Bid", "Bids are binding.\n\n\(added)"), to: "Content/en/buying/bid.md")
      let status = try Command("status", "de/buying/bid", in: project)
      #expect(
        status.output == """
          Content/de/buying/bid.md: stale, 1 block of the source changed

          new paragraph, Content/en/buying/bid.md:6
            + Ask the seller to hold a bid that you cannot place yourself until we have
              answered you.
            in de, after Content/de/buying/bid.md:5
              Gebote sind verbindlich.

          after the update: helpgen translated Content/de/buying/bid.md

          """)
    }
  }

  @Test func `translated says what it cannot mark`() throws {
    try withTranslations { project in
      try project.write("Text.\n", to: "Content/fr/buying/pay.md")
      try project.write(article("Un", "Texte."), to: "Content/fr/buying/un.md")
      let marked = try Command(
        "translated", "en/buying/bid", "de/buying/bit", "fr/buying/pay", "fr/buying/un",
        "de/buying/pay", in: project)
      #expect(marked.status == 1)
      #expect(
        marked.errors == """
          error: "en/buying/bid" is a source article, not a translation
          error: there is no article "de/buying/bit", did you mean "Content/de/buying/bid.md"?
          error: "Content/fr/buying/pay.md" has no front matter
          error: "fr/buying/un" is the translation of no source article

          """)
      #expect(marked.output.hasPrefix("Content/de/buying/pay.md: made from revision "))
    }
  }

  @Test func `the time zone changes nothing`() throws {
    try withTranslations { project in
      try project.write(
        article("Payer", "Payez dans les trois jours."), to: "Content/fr/buying/pay.md")
      try commit(project)
      try project.write(article("Pay", "Pay within a week."), to: "Content/en/buying/pay.md")
      try commit(project)
      let outputs = try ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"].map { zone in
        try Command("status", "--format", "json", in: project, environment: ["TZ": zone]).output
      }
      #expect(Set(outputs).count == 1)
      #expect(outputs[0].contains(#""fr":{"state":"stale","#))
    }
  }

  @Test func `a shallow clone says stale without what changed`() throws {
    try withTranslations { project in
      try withFolder { clone in
        try git(clone, "clone", "-q", "--depth", "1", "file://" + project.path, clone.path)
        let status = try Command("status", "de/buying/bid", in: clone)
        #expect(
          status.output.contains("Content/de/buying/bid.md: stale, made from revision "))
        #expect(
          status.output.hasSuffix(
            "the clone is shallow, so what changed since 1 translation is not known: fetch the whole"
              + " history (git fetch --unshallow; in CI fetch-depth: 0)\n"))
        #expect(status.errors == "")
        #expect(try Command("check", "--strict", in: clone).errors.contains("revision") == false)
      }
    }
  }

  @Test func `without git the revision still tells, and what is not known is said`() throws {
    try withTranslations { project in
      let nowhere = ["PATH": project.path]
      let status = try Command("status", in: project, environment: nowhere)
      #expect(status.status == 0)
      #expect(status.output.contains("\nde                 1      1 "))
      #expect(
        status.output.hasSuffix(
          "\ngit is not installed, so what changed since 1 translation is not known\n"))
    }
  }

  @Test func `status ends with 1 where content is wrong`() throws {
    try withTranslations { project in
      try project.write("- term: [a]\n", to: "Content/glossary.yml")
      let status = try Command("status", in: project)
      #expect(status.status == 1)
      #expect(
        status.errors.hasPrefix(
          "Content/glossary.yml:1:9: error: a term needs a \"term\", which must be a text"))
      #expect(status.output.hasPrefix("language "))
    }
  }

  @Test func `the page needs no other file and names every square`() throws {
    try withTranslations { project in
      let page = try Command("status", "--format", "html", in: project).output
      #expect(page.hasPrefix("<!doctype html>"))
      #expect(!page.contains("src=") && !page.contains("href=\"http"))
      #expect(page.contains("buying/bid: stale"))
      #expect(page.components(separatedBy: "class=\"missing\"").count > 2)
    }
  }

  @Test func `import writes a project that builds, once`() throws {
    try withFolder { folder in
      try folder.write("title: Help\n", to: "old/_config.yml")
      try folder.write("---\ntitle: Bid\n---\nBids.\n", to: "old/_docs/buying/bid.md")
      let first = try Command(
        "import", "old", "--from", "jekyll", "--project", "new", in: folder)
      #expect(first.status == 0)
      #expect(
        first.output == """
          imported 1 article in 1 language (3 files) into new, 1 problem above
          look at it: helpgen serve --project new

          """)
      #expect(try Command("build", "--project", "new", in: folder).status == 0)
      try folder.write("---\ntitle: Mine\n---\nMine.\n", to: "new/Content/en/buying/bid.md")
      let again = try Command(
        "import", "old", "--from", "jekyll", "--project", "new", in: folder)
      #expect(again.status == 1)
      #expect(
        again.errors.contains(
          "Content/en/buying/bid.md: error: the file exists already, nothing is imported over it"))
      #expect(again.errors.hasSuffix("nothing was written\n"))
      #expect(
        try String(
          contentsOf: folder.appending(path: "new/Content/en/buying/bid.md"), encoding: .utf8
        )
        .contains("Mine."))
    }
  }

  @Test func `import says when there is nothing, or another tool's site`() throws {
    try withFolder { folder in
      let imported = { (from: String) in
        try Command("import", "old", "--from", from, "--project", "new", in: folder)
      }
      #expect(try imported("hugo").errors == "error: there is no folder \"old\"\n")
      try folder.write("base_url = \"https://example.com\"\n", to: "old/config.toml")
      #expect(
        try imported("zola").errors == "error: there is no article of zola in \"old\"\n")
      try folder.write("+++\ntitle = \"A\"\n+++\n", to: "old/content/x/a.md")
      let wrong = try imported("hugo")
      #expect(wrong.status == 1)
      #expect(wrong.errors == "error: \"old\" was made with zola, use --from zola\n")
      #expect(!folder.exists("new"))
      #expect(try imported("wordpress").status == 64)
    }
  }
}
