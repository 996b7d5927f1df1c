import CJemalloc

/// jemalloc, in the place of the C library's `malloc`: that one asks the kernel for every single page
/// which the heap of a second thread grows by, and a build fills its heap on all cores.
enum Allocator {
  /// Keeps freed memory for what is made next and gives none back to the kernel: for commands that
  /// end soon. Without effect where jemalloc does not know the setting.
  static func keepFreedMemory() {
    // Milliseconds; -1 is never (jemalloc(3), arenas.dirty_decay_ms).
    var never = -1
    for setting in ["arenas.dirty_decay_ms", "arena.0.dirty_decay_ms"] {
      _ = mallctl(setting, nil, nil, &never, MemoryLayout<Int>.size)
    }
  }
}
