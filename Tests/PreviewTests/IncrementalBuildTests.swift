import Diagnostics
import Foundation
import Generator
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
  @Test(arguments: 0..<3) func anySeriesOfEditsEndsAtTheFreshBuild(seed: Int) async throws {
    let project = try ProjectOnDisk(ProjectOnDisk.small)
    var random = SeededRandom(state: UInt64(seed) &* 7919 &+ 1)
    var options = Build.Options(folder: project.folder)
    options.includesDrafts = seed % 2 == 0
    options.indexesLater = true
    options.endpoints = LocalEndpoints(feedback: "/_preview/feedback", contact: "/_preview/contact")
    var kept = IncrementalBuild(options)
    _ = try await kept.update(nil)
    for step in 1...24 {
      let changed = try RandomEdit.make(in: project, &random)
      let result = try await kept.update(changed)
      guard step % 4 == 0 else { continue }
      var new = IncrementalBuild(options)
      let fresh = try await new.update(nil)
      #expect(result.diagnostics == fresh.diagnostics, "step \(step)")
      #expect((result.output == nil) == (fresh.output == nil), "step \(step)")
      guard let mine = result.output, let others = fresh.output else { continue }
      #expect(Set(mine.paths) == Set(others.paths), "step \(step)")
      for path in others.paths {
        let (a, b) = (try mine.bytes(of: path), try others.bytes(of: path))
        #expect(a == b, "step \(step), after \(changed ?? ["everything"]): \(path)")
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

/// SplitMix64, so that a failure can be had again.
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Changes, adds, renames, removes, breaks and mends files.
enum RandomEdit {
  private static let names = ["bid", "pay", "ship", "return"]

  /// The paths that changed; nil where a folder did.
  static func make(in project: ProjectOnDisk, _ random: inout SeededRandom) throws -> Set<String>? {
    let language = ["en", "es"].randomElement(using: &random)!
    let category = ["buying", "buying", "selling"].randomElement(using: &random)!
    let path = "Content/\(language)/\(category)/\(names.randomElement(using: &random)!).md"
    switch Int.random(in: 0..<12, using: &random) {
    case 0 where project.exists(path):
      try project.remove(path)
      return [path]
    case 1 where project.exists(path):
      let target = "Content/\(language)/\(category)/\(names.randomElement(using: &random)!).md"
      guard target != path else { return [] }
      let text = try String(contentsOfFile: project.folder.path(of: path), encoding: .utf8)
      try project.remove(path)
      try project.write(text, to: target)
      return [path, target]
    case 2:
      try project.write("---\ntitle: [broken\n---\nText.\n", to: path)
      return [path]
    case 3:
      let index = "Content/\(language)/\(category)/index.md"
      try project.write(
        "---\ntitle: Category \(Int.random(in: 0..<5, using: &random))\n---\n", to: index)
      return [index]
    case 4 where project.exists("Content/es/selling"):
      try project.remove("Content/es/selling")
      return nil
    case 5:
      let style = "Themes/Default/Icons/new.svg"
      try project.write(
        "<svg><title>\(Int.random(in: 0..<5, using: &random))</title></svg>", to: style)
      return [style]
    default:
      try project.write(article(&random), to: path)
      return [path]
    }
  }

  private static func article(_ random: inout SeededRandom) -> String {
    let pick = { (texts: [String], random: inout SeededRandom) in
      texts.randomElement(using: &random)!
    }
    var text = "---\ntitle: Title \(Int.random(in: 0..<9, using: &random))\n"
    text += pick(["", "", "", "order: 3\n", "slug: other\n", "draft: true\n"], &random)
    text += pick(["", "", "updated: 2026-05-0\(Int.random(in: 1..<9, using: &random))\n"], &random)
    text += pick(
      ["", "", "noindex: true\n", "aliases: [/en/old/]\n", "description: Words\n"], &random)
    text += pick(["", "questions: [who pays]\n", "related: [buying/ship]\n"], &random)
    text += "---\nText {{\(pick(["fee", "fee", "fees"], &random))}}.\n\n"
    text += pick(
      ["## How\n\n", "## Cards\n\n", "## Cards {#cards}\n\n", "### Deep\n\n", ""], &random)
    text += pick(
      ["", "See [it](bid.md#how).\n", "See [it](pay.md#cards).\n", "[x](#how)\n"], &random)
    return text + pick(["", "[y](../selling/ship.md)\n", "More.\n"], &random)
  }
}
