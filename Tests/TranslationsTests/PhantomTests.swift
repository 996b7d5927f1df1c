import Diagnostics
import Testing
import Translations

private let english = """
  -- Content/en/a/one.md --
  ---
  title: How to export your bookmarks
  ---

  Open the list of bookmarks and choose the ones that you want to take with you.

  ## Send the file

  Choose a way to send the file, for example an email to yourself.

  - Android Auto
  - `export --all`

  You can open the file with any other program that knows the format.
  """

@Suite struct PhantomTests {
  private func problems(_ translation: String) async throws -> (
    states: [String], problems: [String]
  ) {
    let project = try ProjectOnDisk(english + "\n" + translation)
    let (status, problems) = try await project.read()
    return (status.states, problems.map { "\($0.place.path): \($0.message) [\($0.id)]" })
  }

  @Test func aCopyOfTheSourceIsNoTranslation() async throws {
    let (states, problems) = try await problems(english.replacing("Content/en", with: "Content/de"))
    #expect(states == ["de/a/one copied"])
    #expect(
      problems == [
        "Content/de/a/one.md: 100 % of the lines are a copy of the source, readers get the fallback page"
          + " [copied-translation]"
      ])
  }

  @Test func aHalfTranslatedArticleIsPartlyCopied() async throws {
    let half = english.replacing("Content/en", with: "Content/de")
      .replacing("How to export your bookmarks", with: "So exportieren Sie Ihre Lesezeichen")
      .replacing("Choose a way to send the file", with: "Senden Sie die Datei")
    let (states, problems) = try await problems(half)
    #expect(states == ["de/a/one partly copied"])
    #expect(problems.count == 1)
    #expect(problems.first?.contains("not translated to the end, 75 % of the lines") == true)
  }

  @Test func namesAndCodeAreAlikeInEveryLanguage() async throws {
    let (states, problems) = try await problems(
      """
      -- Content/de/a/one.md --
      ---
      title: So exportieren Sie Ihre Lesezeichen
      ---

      Öffnen Sie die Liste der Lesezeichen und wählen Sie die, die Sie mitnehmen möchten.

      ## Die Datei senden

      Senden Sie die Datei zum Beispiel als E-Mail an sich selbst.

      - Android Auto
      - `export --all`

      Jedes Programm, das das Format kennt, öffnet die Datei.
      """)
    #expect(states == ["de/a/one translated"])
    #expect(problems.isEmpty)
  }

  @Test func aTextInAnotherLanguageIsNoTranslation() async throws {
    let (states, problems) = try await problems(
      """
      -- Content/fr/a/one.md --
      ---
      title: So exportieren Sie Ihre Lesezeichen
      ---

      Öffnen Sie die Liste der Lesezeichen und wählen Sie die, die Sie mitnehmen möchten. Das geht
      auch mit einer Datei, die Sie von einem anderen Gerät haben, und es ist nicht schwer. Wenn Sie
      die Datei nicht finden, sehen Sie in den Einstellungen nach, ob sie dort zu finden ist.
      """)
    #expect(states == ["fr/a/one copied"])
    #expect(
      problems == [
        "Content/fr/a/one.md: the text is in \"de\" and not in \"fr\", readers get the fallback page"
          + " [foreign-translation]"
      ])
  }

  @Test func otherLettersThanTheLanguagesAreNoTranslation() async throws {
    let (_, problems) = try await problems(
      """
      -- Content/de/a/one.md --
      ---
      title: Как экспортировать метки
      ---

      Откройте список меток и выберите те, которые нужны. Затем отправьте файл себе по почте. Файл
      можно открыть в любой другой программе, которая знает этот формат.
      """)
    #expect(problems.map { $0.hasSuffix("[foreign-translation]") } == [true])
  }

  @Test func anotherVarietyOfTheSourceLanguageMayBeAlike() async throws {
    let project = try ProjectOnDisk(
      english.replacing("-- Content/en/a/one.md", with: "-- Content/en-GB/a/one.md") + "\n"
        + english
        + "\n-- Content/site.yml --\nurl: https://help.example.com/\ntitle: Help\nlanguages: [en, en-GB]"
    )
    #expect(try await project.states() == ["en-GB/a/one translated"])
  }
}
