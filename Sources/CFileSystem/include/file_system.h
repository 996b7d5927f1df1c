#ifndef HELPGEN_FILE_SYSTEM_H
#define HELPGEN_FILE_SYSTEM_H

/// Lets two paths of one file system change places in one step (renameat2(2), RENAME_EXCHANGE).
/// Returns 0, or -1 with errno set. Swift's Glibc module does not show the system's function.
int exchange_paths(const char *first, const char *second);

/// Tells the file system that the folders in the open folder have nothing to do with each other, so
/// that ext4 spreads them over the disk (chattr(1), attribute T). Other file systems refuse: it is a
/// hint, and nothing depends on it.
void spread_folders(int folder);

#endif
