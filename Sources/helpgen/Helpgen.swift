import ArgumentParser

@main
struct Helpgen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "helpgen",
    abstract: "Turns multilingual Markdown articles into a static help center.",
    version: "1.0.0",
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, InitCommand.self, NewCommand.self,
      StatusCommand.self, TranslatedCommand.self, ImportCommand.self, ReportCommand.self,
    ])
}
