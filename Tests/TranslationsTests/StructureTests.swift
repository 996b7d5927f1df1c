import Diagnostics
import Testing
import Translations

private let english = """
  -- Content/en/a/one.md --
  ---
  title: Pay for an order
  ---

  Open **My orders** and pay within {{days}} days. See [fees](../a/two.md#all).

  ## How to pay {#pay}

  1. Open the order.
  2. Choose how you want to pay.
  3. Confirm the payment.

  > [!TIP]
  > Cards are quickest.

  | Way | Time |
  |---|---|
  | Card | at once |

  ![The button at the end of the order](button.png)
  -- Content/en/a/two.md --
  ---
  title: Fees
  ---
  All fees at a glance, with the buyer protection.
  """

private let german = """
  -- Content/de/a/one.md --
  ---
  title: Eine Bestellung bezahlen
  ---

  Öffnen Sie **Meine Bestellungen** und zahlen Sie innerhalb von {{days}} Tagen. Siehe
  [Gebühren](../a/two.md#all).

  ## So bezahlen Sie {#pay}

  1. Öffnen Sie die Bestellung.
  2. Wählen Sie, wie Sie bezahlen möchten.
  3. Bestätigen Sie die Zahlung.

  > [!TIP]
  > Mit Karte geht es am schnellsten.

  | Weg | Dauer |
  |---|---|
  | Karte | sofort |

  ![Der Knopf am Ende der Bestellung](button.png)
  """

@Suite struct StructureTests {
  private func problems(_ change: (String) -> String, glossary: String = "") async throws
    -> [String]
  {
    let project = try ProjectOnDisk(english + "\n" + change(german) + glossary)
    return try await project.read().problems.map {
      "\($0.place.line): \($0.message)"
        + ($0.notes.first?.place.map { " (\($0.path):\($0.line))" } ?? "")
    }
  }

  @Test func aTranslationOfTheSameStructureIsFine() async throws {
    #expect(try await problems { $0 }.isEmpty)
  }

  @Test func aLostStepIsShownInTheSource() async throws {
    #expect(
      try await problems { $0.replacing("3. Bestätigen Sie die Zahlung.\n", with: "") } == [
        "0: 2 steps where the source has 3 (Content/en/a/one.md:11)"
      ])
  }

  @Test func aGainedHeadingIsShownInTheTranslation() async throws {
    #expect(
      try await problems { $0.replacing("> [!TIP]", with: "## Tipps\n\n> [!TIP]") } == [
        "14: 2 headings where the source has 1"
      ])
  }

  @Test func aLostImageTableAndAlertAreNamed() async throws {
    let found = try await problems {
      $0.replacing("![Der Knopf am Ende der Bestellung](button.png)", with: "")
        .replacing("> [!TIP]\n> ", with: "")
        .replacing("| Weg | Dauer |\n|---|---|\n| Karte | sofort |\n", with: "")
    }
    #expect(
      found == [
        "0: 0 alerts where the source has 1 (Content/en/a/one.md:13)",
        "0: 0 images where the source has 1 (Content/en/a/one.md:20)",
        "0: 0 table rows where the source has 2 (Content/en/a/one.md:16)",
        "0: 0 tables where the source has 1 (Content/en/a/one.md:16)",
      ])
  }

  @Test func linksVariablesAndIdsMustCorrespond() async throws {
    let found = try await problems {
      $0.replacing("{{days}}", with: "{{day}}").replacing(
        "../a/two.md#all", with: "https://example.com/x"
      )
      .replacing("{#pay}", with: "{#payy}")
    }
    #expect(
      found == [
        "0: the source links to \"a/two\", this translation does not (Content/en/a/one.md:5)",
        "0: the source says {{days}}, this translation does not (Content/en/a/one.md:5)",
        "5: the source does not say {{day}}",
        "6: the source does not link to \"https://example.com\"",
        "8: no heading of the source has the id \"payy\", did you mean \"pay\"?",
      ])
  }

  @Test func termsOfTheGlossaryAreKept() async throws {
    let glossary = """

      -- Content/glossary.yml --
      - term: order
        de: Bestellung
      - term: payment
        de: Begleichung
      - term: My orders
        keep: true
      - term: card
        xx: y
      - terms: card
      """
    let found = try await problems({ $0 }, glossary: glossary)
    #expect(
      found == [
        "0: \"My orders\" stays as it is in every language, the translation does not say it"
          + " (Content/en/a/one.md:5)",
        "0: the glossary says \"Begleichung\" for \"payment\", the translation does not"
          + " (Content/en/a/one.md:11)",
        "8: \"xx\" is no language of the site",
        "9: a term needs a \"term\", which must be a text",
      ])
  }
}

extension StructureTests {
  @Test func eachKindOfProblemHasAnID() async throws {
    let glossary = """

      -- Content/glossary.yml --
      - term: payment
        de: Begleichung
      - term: payment
        de: Zahlung
      """
    let changed =
      german.replacing("{{days}}", with: "{{day}}").replacing("../a/two.md", with: "one.md")
      .replacing("{#pay}", with: "{#payy}").replacing("3. Bestätigen Sie die Zahlung.\n", with: "")
    let problems = try await ProjectOnDisk(english + "\n" + changed + glossary).read().problems
    #expect(
      Set(problems.map(\.id)) == [
        "anchor-differs", "duplicate-term", "glossary-term", "link-differs", "structure-differs",
        "variable-differs",
      ])
  }
}

@Suite struct BadInputTests {
  private func problems(_ text: String, commit: Bool = false) async throws -> [String] {
    let project = try ProjectOnDisk(text)
    if commit { try project.commit() }
    return try await project.read().problems.map {
      "\($0.place.locator): \($0.severity.rawValue): \($0.message) [\($0.id)]"
    }
  }

  @Test func aRevisionThatGitDoesNotKnow() async throws {
    let text = """
      -- Content/en/a/one.md --
      ---
      title: One
      ---
      Some words that everybody can read here.
      -- Content/fr/a/one.md --
      ---
      title: Un
      sourceRevision: 0000000000
      ---
      Quelques mots que tout le monde peut lire ici.
      """
    #expect(
      try await problems(text, commit: true) == [
        "Content/fr/a/one.md:3:17: warning: no version of \"Content/en/a/one.md\" has the revision"
          + " \"0000000000\" [unknown-revision]"
      ])
    #expect(try await problems(text).isEmpty, "without git it may well be right")
  }

  @Test func aTranslationWithoutASource() async throws {
    let text = """
      -- Content/en/a/one.md --
      ---
      title: One
      ---
      Some words.
      -- Content/fr/a/onee.md --
      ---
      title: Un
      translation: human
      ---
      Quelques mots.
      """
    #expect(
      try await problems(text) == [
        "Content/fr/a/onee.md:3:14: warning: no article \"a/onee\" in the source language that this would"
          + " translate, did you mean \"a/one\"? [orphan-translation]"
      ])
  }

  @Test func aCircularTranslationKey() async throws {
    let text = """
      -- Content/en/a/one.md --
      ---
      title: One
      translationKey: a/two
      ---
      Some words.
      -- Content/en/a/two.md --
      ---
      title: Two
      translationKey: a/one
      ---
      Other words.
      """
    #expect(
      try await problems(text) == [
        "Content/en/a/one.md:3:17: error: \"translationKey\" names an article whose key leads back here"
          + " [circular-translation-key]",
        "Content/en/a/two.md:3:17: error: \"translationKey\" names an article whose key leads back here"
          + " [circular-translation-key]",
      ])
  }
}
