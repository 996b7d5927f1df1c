// jemalloc, in the place of the C library's `malloc`: that one asks the kernel for every single page
// which the heap of a second thread grows by, and a build fills its heap on all cores.
#include "allocator.h"

#include <jemalloc/jemalloc.h>
#include <sys/types.h>

// Read by jemalloc before anything is allocated (jemalloc(3), TUNING). Memory in pages of 2 MiB where
// the kernel has them: each page is a trap into the kernel when it is first touched, and a large
// build touches some 80,000 of 4 KiB.
const char *malloc_conf = "thp:always";

void keep_freed_memory(void) {
  // Milliseconds; -1 is never (jemalloc(3), arenas.dirty_decay_ms).
  ssize_t never = -1;
  mallctl("arenas.dirty_decay_ms", NULL, NULL, &never, sizeof never);
  mallctl("arena.0.dirty_decay_ms", NULL, NULL, &never, sizeof never);
}
