import Diagnostics
import Generator

/// Brings the build up to date after each change and gives it to the preview. Runs beside the
/// actor, so that pages are served while it builds.
struct Rebuilding: Sendable {
  let preview: Preview
  let folder: ProjectFolder
  let items: SampleItems
  let tell: @Sendable (PreviewServer.Message) -> Void

  func run(_ changes: AsyncStream<Change>) async {
    var hasItems = items.exists
    var build = IncrementalBuild(options(hasItems))
    var version = 1
    await update(&build, nil, version)
    for await change in changes {
      if items.exists != hasItems {
        hasItems = items.exists
        build = IncrementalBuild(options(hasItems))
      }
      version += 1
      switch change {
      case .files(let paths): await update(&build, paths, version)
      case .everything: await update(&build, nil, version)
      }
    }
  }

  private func options(_ hasItems: Bool) -> Build.Options {
    var options = Build.Options(folder: folder)
    options.includesDrafts = true
    options.indexesLater = true
    options.endpoints = LocalEndpoints(
      feedback: "/_preview/feedback", contact: "/_preview/contact",
      account: hasItems ? ("/_preview/sign-in", "/_preview/items") : nil)
    return options
  }

  private func update(_ build: inout IncrementalBuild, _ changed: Set<String>?, _ version: Int)
    async
  {
    let start = ContinuousClock.now
    do {
      let result = try await build.update(changed)
      let isGood = !result.diagnostics.hasErrors
      let site = isGood ? result.output.map { ServedSite($0, version: version) } : nil
      await preview.take(site, problems: result.diagnostics)
      tell(
        .built(
          problems: result.diagnostics, isShown: site != nil, duration: ContinuousClock.now - start)
      )
    } catch is CancellationError {
      // The server ends.
    } catch {
      await preview.takeFailure("\(error)")
      tell(.failed("\(error)"))
    }
  }
}
