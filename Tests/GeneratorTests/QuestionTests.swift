import Diagnostics
import Generator
import Testing

/// `Content/LANG/questions.yml`: its form, and its questions tried in the search.
@Suite struct QuestionTests {
  private static let articles = """
    -- Content/en/buying/bid.md --
    ---
    title: Place a bid
    ---
    A bid is binding. Pay within three days when your bid wins.
    -- Content/en/buying/pay.md --
    ---
    title: Pay for an order
    ---
    Pay by card or bank transfer.

    """

  @Test func `the form is checked by every build, with warnings alone`() async throws {
    let problems = try await ProjectText(
      Self.articles + """
        -- Content/en/questions.yml --
        buying/bid: How do I bid?
        buying/pay.md:
          - Which cards do you take?
          - ❗wrong-type❗{question: Can I pay later?}
          - ❗duplicate-question❗how do I bid
          -❗wrong-type❗
        ❗unknown-article❗buying/bit:
          - Is a bid binding?
          - Can I take back a bid?
        unanswered:
          - ❗duplicate-question❗Which cards do you take
          - Do you have a shop?
        """
    ).check()
    #expect(problems.allSatisfy { $0.severity == .warning })
    let messages = problems.map(\.message)
    #expect(
      messages.contains("article \"buying/bit\" does not exist, did you mean \"buying/bid\"?"))
    let repeated = problems.first { $0.id == "duplicate-question" }
    #expect(repeated?.notes.map(\.message) == ["also asked here"])
    #expect(repeated?.notes.first?.place?.line == 1)
  }

  @Test func `a list in the place of the map, and broken YAML, are warnings too`() async throws {
    for text in ["❗wrong-type❗- buying/bid", "buying/bid:\n  - \"Can I bid?\n❗invalid-yaml❗"] {
      let problems = try await ProjectText(
        Self.articles + "-- Content/en/questions.yml --\n" + text
      ).check()
      #expect(problems.map(\.severity) == [.warning])
    }
  }

  @Test func `an article without a page in the language cannot come up there`() async throws {
    let messages = try await check(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      languages: [en, de]
      -- Content/de/kauf/gebot.md --
      ---
      title: Gebot abgeben
      ---
      Ein Gebot ist verbindlich.
      -- Content/en/index.md --
      ---
      title: Help
      ---
      -- Content/de/questions.yml --
      kauf/gebot: Ist ein Gebot verbindlich?
      -- Content/en/questions.yml --
      ❗unknown-article❗kauf/gebot: Is a bid binding?
      """)
    #expect(messages == ["article \"kauf/gebot\" has no page in \"en\""])
  }

  @Test func `questions are asked when they are to be, and misses tell the rank`() async throws {
    let project = ProjectText(
      Self.articles + """
        -- Content/en/questions.yml --
        buying/bid:
          - How do I place a bid?
          - ❗missed-question❗Can I pay by card?
          - ❗missed-question❗xqzvwk brrtpl
        unanswered:
          - Do you have a shop?
        """)
    let (quiet, build) = try await project.withFolder { folder in
      var options = Build.Options(folder: folder)
      let quiet = try await Build.prepare(options)
      options.asksQuestions = true
      return (quiet, try await Build.prepare(options))
    }
    #expect(quiet.diagnostics.isEmpty)
    #expect(quiet.questionTrials.isEmpty)
    #expect(build.questionTrials.map { [$0.asked, $0.foundFirst] } == [[3, 1]])
    #expect(
      build.diagnostics.map(\.message) == [
        "article \"buying/bid\" is number 2 for this question",
        "article \"buying/bid\" does not come up for this question",
      ])
    #expect(
      build.diagnostics.first?.notes
        == [Diagnostic.Note("comes first", at: Place(file: "Content/en/buying/pay.md"))])
    let places = build.diagnostics.map { "\($0.place.line):\($0.place.column)" }
    #expect(places == project.expected.map { "\($0.line):\($0.column)" })
  }

  @Test func `a translation's page comes up where the language has no article`() async throws {
    let trials = try await ProjectText(
      """
      -- Content/site.yml --
      url: https://help.example.com/
      title: Help
      languages: [en, de]
      -- Content/en/buying/bid.md --
      ---
      title: Place a bid
      ---
      A bid is binding.
      -- Content/de/index.md --
      ---
      title: Hilfe
      ---
      -- Content/de/questions.yml --
      buying/bid: place a bid
      """
    ).withFolder { folder in
      var options = Build.Options(folder: folder)
      options.asksQuestions = true
      return try await Build.prepare(options).questionTrials
    }
    #expect(trials.map(\.language.text) == ["de"])
    #expect(trials.map(\.foundFirst) == [1])
  }
}
