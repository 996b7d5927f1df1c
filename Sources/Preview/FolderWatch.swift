import Foundation
import Generator

/// The system cannot watch folders: too many watches or files are open.
package struct WatchError: Error, CustomStringConvertible {
  let reason: String

  package var description: String { "cannot watch the project for changes: \(reason)" }

  /// `code` is the system's (inotify(7), inotify_init(2), inotify_add_watch(2)).
  init(code: Int32, path: String) {
    reason =
      switch code {
      case ENOSPC:
        "the limit of watched folders is reached, raise it as root:"
          + " sysctl fs.inotify.max_user_watches=524288"
      case EMFILE:
        "too many programs watch folders, raise the limit as root:"
          + " sysctl fs.inotify.max_user_instances=512"
      default: "\"\(path)\": \(String(cString: strerror(code)))"
      }
  }
}

/// Tells of changes in `Content/` and `Themes/` of a project, and of commits (inotify(7)), from a
/// thread of its own.
///
/// Changes are told once it has been quiet: 4 ms after a file was saved in its place, 25 ms after
/// names came or went (editors write a new file and rename it), 120 ms in a burst (another git
/// branch), but after two seconds at the latest.
enum FolderWatch {
  /// `fail` is told what cannot be watched any more.
  static func changes(
    in folder: ProjectFolder, fail: @escaping @Sendable (WatchError) -> Void
  ) throws(WatchError) -> AsyncStream<Change> {
    let first = try WatchReader(root: folder.path)
    let (stream, continuation) = AsyncStream.makeStream(of: Change.self)
    let end = Pipe()
    continuation.onTermination = { _ in try? end.fileHandleForWriting.close() }
    let thread = Thread {
      var reader = first
      while let change = reader.next(until: end.fileHandleForReading.fileDescriptor) {
        if let failure = reader.takeFailure() { fail(failure) }
        continuation.yield(change)
      }
      reader.close()
      continuation.finish()
    }
    thread.name = "watch"
    thread.start()
    return stream
  }
}
