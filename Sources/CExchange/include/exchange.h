#ifndef HELPGEN_EXCHANGE_H
#define HELPGEN_EXCHANGE_H

/// Lets two paths of one file system change places in one step (renameat2(2), RENAME_EXCHANGE).
/// Returns 0, or -1 with errno set. Swift's Glibc module does not show the system's function.
int exchange_paths(const char *first, const char *second);

#endif
