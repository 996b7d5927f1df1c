import Diagnostics
import Foundation
import Generator
import HelpCenter
import Testing

@Suite struct IncrementalBuildTests {
  @Test func anArticlesNewTextIsInItsPageAndInTheListsThatNameIt() async throws {
    let project = try ProjectOnDisk(ProjectOnDisk.small)
    var build = IncrementalBuild(Build.Options(folder: project.folder))
    _ = try await build.update(nil)
    try project.write("---\ntitle: Pay with cards\n---\n## Cards\n", to: "Content/en/buying/pay.md")
    let output = try #require(try await build.update(["Content/en/buying/pay.md"]).output)
    for path in ["en/buying/pay/index.html", "en/buying/index.html", "en/llms.txt"] {
      let text = String(decoding: try output.bytes(of: path) ?? [], as: UTF8.self)
      #expect(text.contains("Pay with cards"), "\(path)")
    }
  }

  @Test func aHeadingThatOthersLinkToIsMissedInThem() async throws {
    let project = try ProjectOnDisk(ProjectOnDisk.small)
    var build = IncrementalBuild(Build.Options(folder: project.folder))
    _ = try await build.update(nil)
    try project.write("---\ntitle: Pay\n---\n## Card\n", to: "Content/en/buying/pay.md")
    let broken = try await build.update(["Content/en/buying/pay.md"]).diagnostics
    #expect(broken.map(\.id) == ["broken-anchor"])
    #expect(broken.first?.place.path == "Content/en/buying/bid.md")
    try project.write("---\ntitle: Pay\n---\n## Cards\n", to: "Content/en/buying/pay.md")
    #expect(try await build.update(["Content/en/buying/pay.md"]).diagnostics.isEmpty)
  }

  /// Whatever is done to a project, the kept build is the fresh one: every file, every problem.
  @Test(arguments: 0..<seedCount) func anySeriesOfEditsEndsAtTheFreshBuild(seed: Int) async throws {
    let project = try ProjectOnDisk(ProjectOnDisk.small)
    if seed % 2 == 1 { try project.commit() }
    var options = Build.Options(folder: project.folder)
    options.includesDrafts = seed % 3 != 0
    options.indexesLater = true
    options.endpoints = LocalEndpoints(feedback: "/_preview/feedback", contact: "/_preview/contact")
    var kept = IncrementalBuild(options)
    var output = try await kept.update(nil).output
    var edit = RandomEdit(
      project: project, random: SeededRandom(state: UInt64(seed) &* 7919 &+ 1))
    for step in 1...30 {
      let changed = try await edit.make(output)
      let result = try await kept.update(changed)
      output = result.output
      guard step % 3 == 0 else { continue }
      var new = IncrementalBuild(options)
      let fresh = try await new.update(nil)
      let last = "seed \(seed), step \(step), after \(changed?.sorted() ?? ["everything"])"
      #expect(result.diagnostics == fresh.diagnostics, "\(last)")
      #expect((result.output == nil) == (fresh.output == nil), "\(last)")
      if let mine = result.output, let other = fresh.output {
        #expect(try await mine.differences(from: other) == [], "\(last)")
      }
    }
  }

  @Test func aFreshBuildWritesWhatThePreviewHolds() async throws {
    let project = try ProjectOnDisk(ProjectOnDisk.small)
    var kept = IncrementalBuild(Build.Options(folder: project.folder))
    let output = try #require(try await kept.update(nil).output)
    var build = try await Build.prepare(Build.Options(folder: project.folder))
    _ = try await build.write(to: project.folder.path(of: "Output"))
    for path in output.paths {
      let written = FileManager.default.contents(atPath: project.folder.path(of: "Output/\(path)"))
      #expect(written.map { Array($0) } == (try output.bytes(of: path)), "\(path)")
    }
  }
}

/// More are tried where the environment says so: differences are rare.
private let seedCount = ProcessInfo.processInfo.environment["SEEDS"].flatMap { Int($0) } ?? 6

extension LazyOutput {
  /// Paths of files that are not the other's, search files included.
  fileprivate func differences(from other: LazyOutput) async throws -> [String] {
    var paths = Set(self.paths).symmetricDifference(other.paths)
    for path in other.paths where try bytes(of: path) != other.bytes(of: path) {
      paths.insert(path)
    }
    for edition in other.site.editions {
      let mine = await searchFiles(of: edition.language)
      let others = await other.searchFiles(of: edition.language)
      paths.formUnion(Set(mine.keys).union(others.keys).filter { mine[$0] != others[$0] })
    }
    return paths.sorted()
  }
}
