import Diagnostics
import Foundation
import HelpCenter
import Testing
import Translations

private let english = """
  -- Content/en/a/one.md --
  ---
  title: Change your password
  ---

  Open your account and choose a new password.

  ## Before you begin

  You need the password that you have now.

  ## Steps

  1. Open your account.
  2. Write the new password twice.
  """

private let french = """
  -- Content/fr/a/one.md --
  ---
  title: Changer votre mot de passe
  ---

  Ouvrez votre compte et choisissez un nouveau mot de passe.

  ## Avant de commencer

  Il vous faut le mot de passe actuel.

  ## Étapes

  1. Ouvrez votre compte.
  2. Écrivez deux fois le nouveau mot de passe.
  """

@Suite struct StalenessTests {
  @Test func aTranslationIsStaleOnceItsSourceChangedAfterIt() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    try project.commit()
    #expect(try await project.states() == ["fr/a/one translated"])
    try project.write(english.replacing("twice", with: "three times"))
    try project.commit()
    let (status, problems) = try await project.read()
    #expect(status.states == ["fr/a/one stale"])
    #expect(problems.isEmpty)
    let changes = try #require(status.changes)
    #expect(changes.changes.map(\.before?.text) == ["Write the new password twice."])
    #expect(changes.changes.map(\.after?.text) == ["Write the new password three times."])
    #expect(
      changes.changes.map(\.translation?.text) == ["Écrivez deux fois le nouveau mot de passe."])
    #expect(changes.headings == [1])
  }

  @Test func aTranslationChangedAfterItsSourceIsFresh() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    try project.commit()
    try project.write(english.replacing("twice", with: "three times"))
    try project.commit()
    try project.write(french.replacing("deux fois", with: "trois fois"))
    #expect(try await project.states() == ["fr/a/one translated"], "while it is being changed")
    try project.commit()
    #expect(try await project.states() == ["fr/a/one translated"])
  }

  @Test func aSourceBeingChangedMakesItsTranslationsStale() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    try project.commit()
    try project.write(english.replacing("twice", with: "three times"))
    #expect(try await project.states() == ["fr/a/one stale"])
  }

  @Test func whiteSpaceAndKeyOrderDoNotMakeATranslationStale() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    try project.commit()
    let respaced = english.replacing("title: Change", with: "order: 4\ntitle:   Change")
      .replacing("account and choose", with: "account\nand   choose")
    try project.write(respaced)
    try project.commit()
    #expect(try await project.states() == ["fr/a/one translated"])
  }

  @Test func theRevisionThatATranslationNamesDecides() async throws {
    let project = try ProjectOnDisk(english)
    try project.commit()
    let first = try #require(try await project.read().status.rows.first?.source.content.revision)
    let marked = french.replacing("passe\n---", with: "passe\nsourceRevision: \(first)\n---")
    try project.write(marked)
    #expect(try await project.states() == ["fr/a/one translated"])
    try project.write(english.replacing("You need the", with: "You need no other thing than the"))
    try project.commit()
    try project.write(marked.replacing("Il vous faut", with: "Il faut"))
    try project.commit()
    let (status, problems) = try await project.read()
    #expect(status.states == ["fr/a/one stale"], "a typing mistake mended is no new translation")
    #expect(status.changes?.headings == [0])
    #expect(problems.isEmpty)
  }

  @Test func renamesAreFollowed() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    try project.commit()
    let first = try #require(try await project.read().status.rows.first?.source.content.revision)
    try project.write(english.replacing("twice", with: "three times"))
    try project.commit()
    try project.git("mv", "Content/en/a", "Content/en/b")
    try project.git("mv", "Content/fr/a", "Content/fr/b")
    #expect(try await project.states() == ["fr/b/one stale"], "renamed and not committed")
    try project.commit()
    let (status, _) = try await project.read()
    #expect(status.states == ["fr/b/one stale"])
    #expect(status.changes?.changes.map(\.before?.text) == ["Write the new password twice."])
    let moved = french.replacing("passe\n---", with: "passe\nsourceRevision: \(first)\n---")
      .replacing("fr/a", with: "fr/b")
    try project.write(moved)
    try project.commit()
    #expect(try await project.read().status.changes?.changes.count == 1)
  }

  @Test func aBranchIsJudgedByWhatItsTranslatorSaw() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    try project.commit(day: 1)
    try project.git("checkout", "-q", "-b", "wording")
    try project.write(english.replacing("twice", with: "three times"))
    try project.commit(day: 3)
    try project.git("checkout", "-q", "main")
    try project.write(french.replacing("Il vous faut", with: "Il faut"))
    try project.commit(day: 5)
    try project.git("merge", "-q", "-m", "merge", "wording")
    #expect(try await project.states() == ["fr/a/one stale"])
  }

  @Test func commitDatesThatRunBackwardsChangeNothing() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    try project.commit(day: 9)
    try project.write(english.replacing("twice", with: "three times"))
    try project.commit(day: 2)
    #expect(try await project.states() == ["fr/a/one stale"], "a clock that went wrong")
  }

  @Test func aProjectBelowTheRootOfItsRepositoryIsJudgedToo() async throws {
    let project = try ProjectOnDisk(english + "\n" + french, below: "Content/help")
    try project.commit()
    try project.write(english.replacing("twice", with: "three times"))
    #expect(try await project.states() == ["fr/a/one stale"])
    try project.commit()
    #expect(try await project.states() == ["fr/a/one stale"])
  }
}

@Suite struct MissingHistoryTests {
  @Test func withoutGitNothingIsClaimed() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    let (status, problems) = try await project.read()
    #expect(status.states == ["fr/a/one translated"])
    #expect(problems.isEmpty)
    #expect(
      status.remarks == [
        "the project is not in git, so the age of 1 translation is not known"
      ])
  }

  @Test func aRepositoryWithoutCommitsIsNamed() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    try project.git("init", "-q")
    #expect(
      try await project.read().status.remarks == [
        "the git repository has no commits, so the age of 1 translation is not known"
      ])
  }

  @Test func withoutHistoryUpdatedDecides() async throws {
    let project = try ProjectOnDisk(
      english.replacing("password\n---", with: "password\nupdated: 2026-03-02\n---") + "\n"
        + french.replacing("passe\n---", with: "passe\nupdated: 2026-03-01\n---"))
    #expect(try await project.states() == ["fr/a/one stale"])
    try project.commit()
    #expect(try await project.states() == ["fr/a/one stale"], "one commit brought both")
    try project.write(french)
    try project.commit()
    #expect(try await project.states() == ["fr/a/one translated"], "git knows better")
  }

  @Test func aShallowCloneIsNamedAndNothingIsClaimedOfWhatItHides() async throws {
    let project = try ProjectOnDisk(english + "\n" + french)
    try project.commit()
    try project.write(english.replacing("twice", with: "three times"))
    try project.commit()
    let clone = try ProjectOnDisk()
    try clone.remove("Content")
    try clone.git("clone", "-q", "--depth", "1", "file://" + project.root.path, clone.root.path)
    let (status, problems) = try await clone.read()
    #expect(status.states == ["fr/a/one translated"])
    #expect(problems.isEmpty)
    #expect(status.remarks.count == 1)
    #expect(
      status.remarks.first?.hasPrefix("the clone is shallow, so the age of 1 translation") == true)
  }
}
