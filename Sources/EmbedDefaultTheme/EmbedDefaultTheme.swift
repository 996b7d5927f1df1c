import Foundation
import PackagePlugin

/// Writes `Themes/Default` into the binary as Swift source, so that an installed `helpgen` needs
/// no checkout beside it.
@main
struct EmbedDefaultTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let theme = context.package.directoryURL.appending(path: "Themes/Default")
    let output = context.pluginWorkDirectoryURL.appending(path: "DefaultThemeFiles.swift")
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: theme.path(percentEncoded: false)
    )
    .filter { !($0 as NSString).pathExtension.isEmpty }
    .sorted()
    return [
      .buildCommand(
        displayName: "Embedding Themes/Default",
        executable: try context.tool(named: "embed-files").url,
        arguments: [
          theme.path(percentEncoded: false), output.path(percentEncoded: false),
          "defaultThemeFiles",
        ] + files,
        inputFiles: files.map { theme.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
