import ArgumentParser
import Diagnostics
import Foundation
import Generator
import HelpCenter
import Translations

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show which translations are missing, stale or only copies.",
    discussion: """
      With files, prints for each what changed in its source since it was translated, block by \
      block. Without git, and in a shallow clone, the age of translations without "sourceRevision" \
      is not known, and nothing is claimed about it.
      """)

  @Argument(help: ArgumentHelp("Translations or source articles.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("The folder of the project.", valueName: "dir"))
  var project = "."

  @Option(help: "How the status is printed.")
  var format = StatusFormat.text

  @Option(
    name: .customLong("fail-under"), parsing: .singleValue,
    help: ArgumentHelp(
      "Fail when less than this part of the articles, in per cent, is translated and up to date.",
      valueName: "lang=percent"))
  var limits: [CoverageLimit] = []

  @Option(
    help: ArgumentHelp(
      "Collected events (JSON Lines), so that what readers vote on most comes first.",
      valueName: "file"))
  var events: [String] = []

  func validate() throws {
    if !files.isEmpty, format != .text {
      throw ValidationError("the status of single files is printed as text only")
    }
  }

  func run() async throws {
    let folder = ProjectFolder(path: project)
    let reading = try await reportingMachineFailures { try await TranslationReading.read(folder) }
    Terminal.printProblems(reading.diagnostics, as: format == .json ? .json : .text)
    guard let read = reading.value else { throw ExitCode.contentErrors }
    guard files.isEmpty else { return try printFiles(read.translations, in: folder) }
    let status = TranslationStatus(read.translations, settings: read.settings, votes: try votes())
    switch format {
    case .text: Terminal.print(status.text())
    case .json: Terminal.print(status.json.text)
    case .html: Terminal.print(status.html())
    }
    try checkLimits(status)
    if reading.diagnostics.hasErrors { throw ExitCode.contentErrors }
    // The system takes the memory back at once; taking a large project apart first takes it a while.
    withExtendedLifetime((reading, status)) { Foundation.exit(EXIT_SUCCESS) }
  }

  private func votes() throws -> [String: Int] {
    var votes: [String: Int] = [:]
    for file in events {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw ValidationError("cannot read \"\(file)\"")
      }
      votes.merge(Votes.counts(inLines: text), uniquingKeysWith: +)
    }
    return votes
  }

  private func checkLimits(_ status: TranslationStatus) throws {
    var isUnder = false
    for limit in limits {
      let concerned = status.coverages.filter {
        limit.language == nil || $0.language == limit.language
      }
      if let language = limit.language, concerned.isEmpty {
        throw ValidationError("\"\(language)\" is not a language that the site translates into")
      }
      for coverage in concerned where coverage.percent < limit.percent {
        isUnder = true
        Terminal.printError(
          "error: coverage of \"\(coverage.language)\" is \(coverage.percent) %, under \(limit.percent) %"
        )
      }
    }
    if isUnder { throw ExitCode.contentErrors }
  }

  private func printFiles(_ translations: Translations, in folder: ProjectFolder) throws {
    var texts: [String] = []
    for file in files {
      let path = folder.contentPath(of: file)
      let found = zip(translations.pairs.pairs, translations.judgements).filter { pair, _ in
        path == pair.translation.file.path || path == pair.source.file.path
      }
      if found.isEmpty {
        Terminal.printError("error: \"\(file)\" is no translation and has none")
        throw ExitCode.contentErrors
      }
      texts += found.map { $1.text($0) }
    }
    Terminal.print((texts + translations.remarks).joined(separator: "\n\n"))
  }
}

enum StatusFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, html
}

/// `fr=90`, or `90` for every language.
struct CoverageLimit: ExpressibleByArgument {
  let language: LanguageTag?
  let percent: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last, let percent = Int(last), (0...100).contains(percent),
      parts.count <= 2
    else { return nil }
    self.percent = percent
    language = parts.count == 2 ? LanguageTag(parts[0]) : nil
    if parts.count == 2, language == nil { return nil }
  }
}

extension ProjectFolder {
  /// An article as an editor names it, `Content/fr/a/b.md`, `fr/a/b` or a path on disk, as its path
  /// in the project.
  func contentPath(of file: String) -> String {
    let file = file.hasSuffix(".md") ? file : file + ".md"
    if file.hasPrefix("Content/") { return file }
    let onDisk = ProjectFolder(path: file).path
    if onDisk.hasPrefix(path + "/Content/") { return String(onDisk.dropFirst(path.count + 1)) }
    return "Content/\(file)"
  }
}
