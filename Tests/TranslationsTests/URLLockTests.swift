import Diagnostics
import Foundation
import Generator
import Testing

@Suite struct URLLockTests {
  private func problems(
    from old: String, to new: String, removing path: String? = nil
  ) async throws -> [String] {
    let project = try ProjectOnDisk(
      "-- Content/en/a/index.md --\n---\ntitle: A\n---\n" + old)
    let built = try await Build.prepare(Build.Options(folder: project.folder))
    try project.folder.lockAddresses(of: try #require(built.site))
    if let path { try project.remove(path) }
    try project.write(new)
    let problems = try await Build.prepare(Build.Options(folder: project.folder)).diagnostics
    return problems.filter { ["removed-url", "removed-anchor"].contains($0.id) }.map {
      "\($0.place.path): \($0.message)" + ($0.notes.first?.place.map { " (\($0.locator))" } ?? "")
    }
  }

  private let article = """
    -- Content/en/a/one.md --
    ---
    title: One
    ---
    Some words.

    ## First {#first}

    More words.
    """

  @Test func theSameAddressesAreFine() async throws {
    #expect(try await problems(from: article, to: article).isEmpty)
  }

  @Test func aRenamedArticleNeedsAnAlias() async throws {
    let renamed = article.replacing("a/one.md", with: "a/uno.md")
    let found = try await problems(from: article, to: renamed, removing: "Content/en/a/one.md")
    #expect(
      found == [
        "Content/en/a/uno.md: \"/de/a/one/\" was published, add the line \"aliases: [/de/a/one/]\" to this"
          + " article (Content/urls.lock:5:1)",
        "Content/en/a/uno.md: \"/en/a/one/\" was published, add the line \"aliases: [/en/a/one/]\" to this"
          + " article (Content/urls.lock:8:1)",
        "Content/en/a/uno.md: \"/fr/a/one/\" was published, add the line \"aliases: [/fr/a/one/]\" to this"
          + " article (Content/urls.lock:11:1)",
      ])
  }

  @Test func anAliasIsEnough() async throws {
    let moved = article.replacing(
      "title: One", with: "title: One\nslug: uno\naliases: [/en/a/one/]")
    let found = try await problems(from: article, to: moved)
    #expect(!found.contains { $0.contains("/en/a/one/") })
  }

  @Test func aRemovedArticleNeedsARedirect() async throws {
    let other = "-- Content/en/a/two.md --\n---\ntitle: Two\n---\nOther words."
    let found = try await problems(from: article, to: other, removing: "Content/en/a/one.md")
    #expect(
      found.contains(
        "Content/urls.lock: \"/en/a/one/\" was published and is gone, redirect it in site.yml"))
  }

  @Test func aRemovedAnchorIsNamed() async throws {
    let found = try await problems(
      from: article, to: article.replacing("{#first}", with: "{#begin}"))
    #expect(
      found == [
        "Content/en/a/one.md: anchor \"first\" was published and is gone, give {#first} to the heading that"
          + " took its place (Content/urls.lock:8:29)"
      ])
  }
}

@Suite struct BrokenURLLockTests {
  @Test func linesThatNoBuildHasWrittenAreToldAndTheOthersStillCount() async throws {
    let project = try ProjectOnDisk(
      """
      -- Content/en/a/index.md --
      ---
      title: A
      ---
      -- Content/en/a/one.md --
      ---
      title: One
      ---
      Some words.
      -- Content/urls.lock --
      # Addresses that were published, written by helpgen build --lock
      /en/a/gone/ a/gone 3x8k2m9q0r #first

      <<<<<<< HEAD
      /en/a/
      /en/a/one/ a/one 3x8k2m9q0r first
      https://example.com/ a/one 3x8k2m9q0r
      """)
    let problems = try await Build.prepare(Build.Options(folder: project.folder)).diagnostics
    let told = problems.filter { $0.place.path == "Content/urls.lock" }
    #expect(
      told.map { "\($0.place.line) \($0.severity.rawValue) \($0.id)" } == [
        "2 warning removed-url", "4 warning invalid-lock", "5 warning invalid-lock",
        "6 warning invalid-lock", "7 warning invalid-lock",
      ])
    #expect(
      told.last?.message
        == "not an address that was published, \"helpgen build --lock\" writes this file anew")
  }
}
