import Foundation
import PackagePlugin

/// Writes `Sources/Preview/Page` into the binary as Swift source: the scripts and the stylesheet
/// that the preview adds to pages.
@main
struct EmbedPreviewPage: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Sources/Preview/Page")
    let output = context.pluginWorkDirectoryURL.appending(path: "PreviewPageFiles.swift")
    let files = try FileManager.default
      .contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
    return [
      .buildCommand(
        displayName: "Embedding Sources/Preview/Page",
        executable: try context.tool(named: "embed-files").url,
        arguments: [
          folder.path(percentEncoded: false), output.path(percentEncoded: false),
          "previewPageFiles",
        ] + files,
        inputFiles: files.map { folder.appending(path: $0) },
        outputFiles: [output])
    ]
  }
}
