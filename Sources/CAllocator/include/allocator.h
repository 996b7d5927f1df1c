#ifndef HELPGEN_ALLOCATOR_H
#define HELPGEN_ALLOCATOR_H

/// Keeps freed memory for what is made next and gives none back to the kernel: for commands that end
/// soon. Without effect where jemalloc does not know the setting.
void keep_freed_memory(void);

#endif
