import ArgumentParser

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a small project that builds at once.")

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
  var folder: String

  func run() async throws {}
}

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a new article, or a translation stub of one that exists.")

  @Argument(help: ArgumentHelp("e.g. en/buying/place-a-bid", valueName: "LANG/CATEGORY/NAME"))
  var path: String

  func run() async throws {}
}
