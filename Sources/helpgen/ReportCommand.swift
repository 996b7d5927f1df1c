import ArgumentParser
import Generator
import HelpCenter
import Report

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Sum up what readers voted, wrote and did not find.",
    discussion: "Reads events as pages send them, one JSON object a line.")

  @Argument(help: ArgumentHelp("Files of events; \"-\" reads standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "How the report is printed.")
  var format = ReportFormat.text

  @Option(
    help: ArgumentHelp("The project, by which stale translations are known.", valueName: "dir"))
  var project: String?

  func run() async throws {
    var report = Report()
    for file in files {
      do { try report.read(file) } catch {
        Terminal.printError("error: \(error)")
        throw ExitCode.machineFailed
      }
    }
    for line in report.broken { Terminal.printError("warning: " + line.text) }
    if report.brokenCount > report.broken.count {
      Terminal.printError("warning: \(report.brokenCount) lines were skipped in all")
    }
    let stale = try await staleArticles()
    let table = ReportTable(report) { article, language in stale.contains("\(language) \(article)")
    }
    switch format {
    case .text: Terminal.print(table.text)
    case .json: Terminal.print(table.json)
    case .html: Terminal.print(table.html)
    }
  }

  /// `LANG KEY` of each translation whose source has another revision than it was made from.
  private func staleArticles() async throws -> Set<String> {
    guard let project else { return [] }
    let options = Build.Options(folder: ProjectFolder(path: project))
    guard let site = try await reportingMachineFailures({ try await Build.prepare(options).site })
    else { return [] }
    var stale: Set<String> = []
    for group in site.groups {
      guard let source = group.articles[site.settings.source].map({ site.articles[$0] }) else {
        continue
      }
      for index in group.articles.values {
        let article = site.articles[index]
        guard let revision = article.content.sourceRevision, revision != source.content.revision
        else { continue }
        stale.insert("\(article.language) \(group.key)")
      }
    }
    return stale
  }
}

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, html
}
