// A disk that waits, fails or forgets on request, for the files of one folder. Preloaded into a
// relay (LD_PRELOAD) by disk.ts, which says in the environment what is wanted:
//
//   DISK_FOLDER     the folder whose files lie on this disk
//   DISK_SYNC_US    each sync takes so many microseconds more
//   DISK_ORDERS     a file of two int32: an errno to fail with (0: none), and after how many writes
//   DISK_UNSYNCED   1: what a sync has not made lasting is noted in FILE.unsynced (see `note`)
//
// SQLite's shared memory (-shm) is left alone: no power cut lets it survive anyway.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct orders { int32_t fault, after; };
struct note { uint64_t offset, size_before; uint32_t old_length, new_length, cuts; };

static const char *folder;
static useconds_t sync_us;
static int notes_unsynced;
static struct orders *orders;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void prepare(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  folder = getenv("DISK_FOLDER");
  sync_us = getenv("DISK_SYNC_US") ? atoi(getenv("DISK_SYNC_US")) : 0;
  notes_unsynced = getenv("DISK_UNSYNCED") != NULL;
  if (getenv("DISK_ORDERS")) {
    int fd = open(getenv("DISK_ORDERS"), O_RDWR | O_CLOEXEC);
    void *shared = mmap(NULL, sizeof *orders, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (shared == MAP_FAILED) abort();
    orders = shared;
  }
}

static int is_ours(int fd, char path[PATH_MAX]) {
  char link[32];
  if (!folder) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 16);
  if (length <= 0) return 0;
  path[length] = 0;
  if (strncmp(path, folder, strlen(folder)) != 0) return 0;
  return length < 4 || strcmp(path + length - 4, "-shm") != 0;
}

static int fails(void) {
  if (!orders || !orders->fault) return 0;
  if (__atomic_fetch_sub(&orders->after, 1, __ATOMIC_SEQ_CST) > 0) return 0;
  errno = orders->fault;
  return 1;
}

static void notes_of(const char *path, char file[PATH_MAX]) {
  if (snprintf(file, PATH_MAX, "%s.unsynced", path) >= PATH_MAX) abort();
}

// A file that can only be written (a lock's) keeps no record.
static int is_noted(int fd) {
  return notes_unsynced && (fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDWR;
}

// One note: where, how long the file was, what stood there, and what was written instead. `cuts`:
// the file was cut short at `offset`. Noted before it is done: undoing what was not done is harmless.
static void note(int fd, const char *path, uint64_t offset, const void *bytes, uint32_t length,
                 int cuts) {
  char file[PATH_MAX];
  struct stat now;
  if (fstat(fd, &now) != 0) abort();
  uint64_t size = now.st_size;
  uint64_t there = offset >= size ? 0 : size - offset;
  uint32_t old_length = cuts || there < length ? there : length;
  void *old = malloc(old_length + 1);
  if (pread(fd, old, old_length, offset) != (ssize_t)old_length) abort();
  notes_of(path, file);
  int notes = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  struct note head = {offset, size, old_length, length, cuts};
  struct iovec parts[] = {{&head, sizeof head}, {old, old_length}, {(void *)bytes, length}};
  if (writev(notes, parts, 3) != (ssize_t)(sizeof head + old_length + length)) abort();
  close(notes);
  free(old);
}

static void forget_notes(const char *path) {
  char file[PATH_MAX];
  notes_of(path, file);
  if (truncate(file, 0) != 0 && errno != ENOENT) abort();
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) {
  char path[PATH_MAX];
  if (is_ours(fd, path)) {
    if (fails()) return -1;
    if (is_noted(fd)) note(fd, path, offset, bytes, length, 0);
  }
  return real_pwrite(fd, bytes, length, offset);
}
ssize_t pwrite(int, const void *, size_t, off_t) __attribute__((alias("pwrite64")));

ssize_t write(int fd, const void *bytes, size_t length) {
  char path[PATH_MAX];
  if (is_ours(fd, path)) {
    if (fails()) return -1;
    if (is_noted(fd)) note(fd, path, lseek(fd, 0, SEEK_CUR), bytes, length, 0);
  }
  return real_write(fd, bytes, length);
}

int ftruncate64(int fd, off_t size) {
  char path[PATH_MAX];
  if (is_ours(fd, path)) {
    if (fails()) return -1;
    if (is_noted(fd)) note(fd, path, size, NULL, 0, 1);
  }
  return real_ftruncate(fd, size);
}
int ftruncate(int, off_t) __attribute__((alias("ftruncate64")));

static int sync_file(int fd, int (*real)(int)) {
  char path[PATH_MAX];
  if (!is_ours(fd, path)) return real(fd);
  if (fails()) return -1;
  if (sync_us) usleep(sync_us);
  int result = real(fd);
  if (result == 0 && notes_unsynced) forget_notes(path);
  return result;
}

int fsync(int fd) { return sync_file(fd, real_fsync); }
int fdatasync(int fd) { return sync_file(fd, real_fdatasync); }
