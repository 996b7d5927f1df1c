import Diagnostics
import Foundation
import Generator
import Testing

/// What readers, the assistant and programs are told of a translation.
@Suite struct ReaderNoticeTests {
  private static let english = """
    -- Content/en/a/index.md --
    ---
    title: Account
    ---
    -- Content/en/a/one.md --
    ---
    title: Change your password
    questions: [How do I change my password]
    ---

    Open your account and choose a new password.

    ## Before you begin {#before}

    You need the password that you have now.

    ## Steps {#steps}

    Write the new password twice.
    """

  private static let french = """
    -- Content/fr/a/index.md --
    ---
    title: Compte
    ---
    -- Content/fr/a/one.md --
    ---
    title: Changer votre mot de passe
    questions: [Comment changer mon mot de passe]
    ---

    Ouvrez votre compte et choisissez un nouveau mot de passe.

    ## Avant de commencer

    Il vous faut le mot de passe actuel.

    ## Étapes

    Écrivez deux fois le nouveau mot de passe.
    """

  private struct Built {
    let page: String
    let llms: String
    let answers: String
    let problems: [Diagnostic]
  }

  /// A site whose French article was made before the last section of its source changed.
  private func built(settings: String = "", french: String = french) async throws -> Built {
    let project = try ProjectOnDisk(Self.english + "\n" + french)
    try project.commit()
    try project.write(Self.english.replacing("twice", with: "three times"))
    try project.write(
      "-- Content/site.yml --\n" + (try project.text("Content/site.yml")) + settings)
    try project.commit()
    var build = try await Build.prepare(Build.Options(folder: project.folder))
    _ = try await build.write(to: project.root.appending(path: "Output").path)
    let answers = try FileManager.default.subpathsOfDirectory(
      atPath: project.root.appending(path: "Output/assets").path
    ).filter { $0.contains("fr") && $0.contains("answers") && $0.hasSuffix(".json") }
    return Built(
      page: try project.text("Output/fr/a/one/index.html"),
      llms: try project.text("Output/fr/llms.txt"),
      answers: try answers.map { try project.text("Output/assets/\($0)") }.joined(),
      problems: build.diagnostics.filter { $0.id != "missing-language-folder" })
  }

  @Test func aStalePageSaysSoMarksItsSectionsAndLeadsToTheSource() async throws {
    let built = try await built()
    #expect(
      built.page.contains(
        "La version en anglais de cet article a changé depuis sa traduction."))
    #expect(built.page.contains(#"<a href="/en/a/one/">Lire la version en anglais</a>"#))
    #expect(
      built.page.contains(
        ##"<li><a href="#steps" lang="fr" dir="ltr">Étapes</a> <a class="notice-source" "##))
    #expect(built.page.contains(##"href="/en/a/one/#steps">"##))
    #expect(!built.page.contains(##"<li><a href="#before" lang="fr" dir="ltr">Avant"##))
    let marked = built.page.components(
      separatedBy: "Cette section a changé dans la version en anglais")
    #expect(marked.count == 2, "one heading is marked")
    #expect(
      built.llms.contains("(may be out of date, the en version has changed)"))
    #expect(built.answers.contains(#""s":1"#))
    #expect(built.problems.map(\.id) == [], "a stale translation is no fault of the build")
  }

  @Test func theStaleNoticeCanBeTurnedOff() async throws {
    let built = try await built(settings: "notices: {stale: false}\n")
    #expect(!built.page.contains("notice-stale"))
    #expect(!built.page.contains("notice-sections"))
    #expect(!built.llms.contains("out of date"))
    #expect(!built.answers.contains(#""s":1"#))
  }

  @Test func aFreshPageSaysNothing() async throws {
    let fresh = Self.french.replacing(
      "passe\nquestions", with: "passe\ntranslation: reviewed\nquestions")
    let project = try ProjectOnDisk(Self.english + "\n" + fresh)
    try project.commit()
    var build = try await Build.prepare(Build.Options(folder: project.folder))
    _ = try await build.write(to: project.root.appending(path: "Output").path)
    #expect(!(try project.text("Output/fr/a/one/index.html")).contains("class=\"notice"))
    #expect(try project.text("Output/de/a/one/index.html").contains("notice-fallback"))
  }

  private static let machine = french.replacing(
    "passe\nquestions", with: "passe\ntranslation: machine\nquestions")

  @Test func aMachineTranslationSaysSo() async throws {
    let built = try await built(french: Self.machine)
    #expect(built.page.contains("notice-machine"))
    #expect(
      built.llms.contains(
        "(may be out of date, the en version has changed; machine translation)"))
    #expect(built.answers.contains(#""m":1"#))
  }

  @Test func theMachineNoticeCanBeTurnedOff() async throws {
    let built = try await built(settings: "notices: {machine: false}\n", french: Self.machine)
    #expect(!built.page.contains("notice-machine"))
    #expect(!built.llms.contains("machine translation"))
    #expect(!built.answers.contains(#""m":1"#))
    #expect(built.page.contains("notice-stale"))
  }

  @Test func aCopyIsAFallbackPageAndNoTranslation() async throws {
    let copy = Self.english.replacing("Content/en", with: "Content/fr")
    let built = try await built(french: copy)
    #expect(built.page.contains("notice-fallback"))
    #expect(built.page.contains(#"<div data-article-body lang="en""#))
    #expect(built.problems.map(\.id) == ["copied-translation"])
  }
}
