import Foundation
import Testing

@Suite struct CommandTests {
  @Test func `init makes a project outside any checkout that builds without a problem`() throws {
    try withProject { project in
      let build = try Command("build", "--strict", in: project)
      #expect(build.status == 0)
      #expect(build.errors == "")
      #expect(build.output.hasPrefix("built "))
      #expect(project.exists("Output/en/getting-started/write-an-article/index.html"))
      #expect(project.exists("Output/es/primeros-pasos/escribir-un-articulo/index.html"))
    }
  }

  @Test func `init overwrites nothing`() throws {
    try withProject { project in
      try project.write("mine", to: "Content/site.yml")
      let again = try Command("init", ".", in: project)
      #expect(again.status == 74)
      #expect(
        try String(contentsOf: project.appending(path: "Content/site.yml"), encoding: .utf8)
          == "mine")
    }
  }

  @Test func `new writes an article, a translation stub, and never over a file`() throws {
    try withProject { project in
      #expect(try Command("new", "en/getting-started/next", in: project).status == 0)
      let stub = try Command("new", "es/getting-started/translate-an-article", in: project)
      #expect(stub.output.contains("to be translated"))
      let text = try String(
        contentsOf: project.appending(path: "Content/es/getting-started/translate-an-article.md"),
        encoding: .utf8)
      #expect(text.contains("draft: true\nsourceRevision: "))
      #expect(text.contains("Where a translation is missing"))
      let again = try Command("new", "en/getting-started/next", in: project)
      #expect(again.status == 1)
      #expect(again.errors == "error: \"Content/en/getting-started/next.md\" exists already\n")
      #expect(try Command("new", "fr/getting-started/next", in: project).status == 1)
      #expect(try Command("new", "../x", in: project).status == 64)
      #expect(try Command("build", "--strict", in: project).status == 0)
    }
  }

  @Test func `problems are printed with their line and a caret, and nothing is written`() throws {
    try withProject { project in
      #expect(try Command("build", in: project).status == 0)
      try project.write(
        "---\ntitle: Broken\n---\nSee [this](nowhere.md).\n",
        to: "Content/en/getting-started/broken.md")
      let build = try Command("build", in: project)
      #expect(build.status == 1)
      #expect(build.output == "")
      #expect(
        build.errors == """
          Content/en/getting-started/broken.md:4:12: error: link to "nowhere.md" leads nowhere [broken-link]
            4 | See [this](nowhere.md).
              |            ^^^^^^^^^^
          1 error
          nothing was written

          """)
      #expect(!project.exists("Output/en/getting-started/broken/index.html"))
      #expect(project.exists("Output/en/index.html"))
    }
  }

  @Test func `problems are printed for programs too`() throws {
    try withProject { project in
      try project.write(
        "---\ntitle: Broken\n---\n[x](no.md)\n", to: "Content/en/getting-started/b.md")
      let json = try Command("check", "--format", "json", in: project)
      let list = try JSONSerialization.jsonObject(with: Data(json.errors.utf8)) as? [[String: Any]]
      #expect(list?.first?["id"] as? String == "broken-link")
      #expect(list?.first?["line"] as? Int == 4)
      let github = try Command("check", "--format", "github", in: project)
      #expect(
        github.errors == """
          ::error file=Content/en/getting-started/b.md,line=4,col=5,endColumn=10,title=broken-link::\
          link to "no.md" leads nowhere

          """)
    }
  }

  @Test func `check --questions tells how many were found, and each that was not`() throws {
    try withProject { project in
      let none = try Command("check", "--questions", in: project)
      #expect(none.output.hasPrefix("there are no questions in Content/LANG/questions.yml\n"))
      try project.write(
        "getting-started/write-an-article:\n  - How do I write an article?\n  - xqzvwk brrtpl\n",
        to: "Content/en/questions.yml")
      #expect(try Command("check", "--strict", in: project).status == 0)
      let check = try Command("check", "--questions", in: project)
      #expect(check.status == 0)
      #expect(check.output == "questions that found their article first: en 1 of 2\n")
      #expect(
        check.errors == """
          Content/en/questions.yml:3:5: warning: article "getting-started/write-an-article" does not \
          come up for this question [missed-question]
            3 |   - xqzvwk brrtpl
              |     ^^^^^^^^^^^^^
          1 warning

          """)
      #expect(try Command("check", "--questions", "--strict", in: project).status == 1)
      let json = try Command("check", "--questions", "--format", "json", in: project)
      let list = try JSONSerialization.jsonObject(with: Data(json.errors.utf8)) as? [[String: Any]]
      #expect(list?.first?["id"] as? String == "missed-question")
      #expect(list?.first?["line"] as? Int == 3)
      let github = try Command("check", "--questions", "--format", "github", in: project)
      #expect(github.errors.hasPrefix("::warning file=Content/en/questions.yml,line=3,col=5,"))
    }
  }

  @Test func `strict turns warnings into errors`() throws {
    try withProject { project in
      try project.write(
        "---\ntitle: T\nauthor: me\n---\nText.\n", to: "Content/en/getting-started/b.md")
      #expect(try Command("check", in: project).status == 0)
      #expect(try Command("check", "--strict", in: project).status == 1)
    }
  }

  @Test func `wrong usage ends with 64, a machine that fails with 74`() throws {
    try withProject { project in
      #expect(try Command("biuld", in: project).status == 64)
      #expect(try Command("build", "--format", "xml", in: project).status == 64)
      try project.write("a file", to: "taken")
      let build = try Command("build", "--output", "taken", in: project)
      #expect(build.status == 74)
      #expect(build.errors.hasPrefix("error: cannot write to "))
      #expect(try Command("check", "--project", "none", in: project).status == 1)
    }
  }

  @Test func `the address may be another for one build`() throws {
    try withProject { project in
      let build = try Command("build", "--base-url", "https://example.org/support/", in: project)
      #expect(build.status == 0)
      let page = try String(
        contentsOf: project.appending(path: "Output/en/index.html"), encoding: .utf8)
      #expect(
        page.contains("href=\"/support/en/\"") && page.contains("https://example.org/support/en/"))
      #expect(try Command("build", "--base-url", "nonsense", in: project).status == 1)
    }
  }

  @Test func `timings name every stage`() throws {
    try withProject { project in
      let output = try Command("build", "--timings", in: project).output
      for stage in ["scan", "parse", "link", "index", "plan", "render and write"] {
        #expect(output.contains("\n\(stage)") || output.hasPrefix(stage))
      }
    }
  }

  @Test func `a build that is killed leaves the old output whole`() throws {
    try withProject { project in
      #expect(try Command("build", in: project).status == 0)
      let before = try contents(of: project.appending(path: "Output"))
      try project.write("---\ntitle: New\n---\nText.\n", to: "Content/en/getting-started/new.md")
      for delay in [5, 20, 50, 90, 140, 200] {
        let process = Process()
        process.executableURL = Command.binary
        process.arguments = ["build"]
        process.currentDirectoryURL = project
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(delay) * 1000)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let after = try contents(of: project.appending(path: "Output"))
        let isNew = after["en/getting-started/new/index.html"] != nil
        #expect(isNew || after == before)
      }
      #expect(try Command("build", in: project).status == 0)
      #expect(project.exists("Output/en/getting-started/new/index.html"))
    }
  }

  private func contents(of folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      files[name] = try? Data(contentsOf: folder.appending(path: name))
    }
    return files
  }
}
