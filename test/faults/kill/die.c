/*
 * Loaded into a victim (LD_PRELOAD): counts what it changes on the disk below one folder, in whatever
 * thread and whether by Node or by SQLite, and kills it at the step it is told. Steps come one after
 * another, so that the same step is the same change in the next run. A write that dies is half done.
 *
 * Told by a folder to make: `/kluis-die:STEP:TRACE:FOLDER`. STEP 0 never comes; each step's name is a
 * line of the file TRACE.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[4096];
static int trace = -1;
static long done = 0;
static long last = 0;

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

static const char *below(const char *path) {
  size_t length = strlen(folder);
  if (length == 0 || !path || strncmp(path, folder, length) != 0) return NULL;
  return path[length] == '/' ? path + length + 1 : NULL;
}

static const char *belowFd(int fd, char *path, size_t size) {
  char link[64];
  if (folder[0] == 0) return NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return below(path);
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/* Takes the turn for a change of this file; whether it is the one to die at. */
static int step(const char *what, const char *name) {
  char line[4200];
  pthread_mutex_lock(&turn);
  done += 1;
  int length = snprintf(line, sizeof line, "%s %s\n", what, name);
  if (trace >= 0 && REAL(write)(trace, line, (size_t)length) < 0) abort();
  return done == last;
}

#define CHANGE(what, name, whole, half)        \
  do {                                         \
    if (step(what, name)) {                    \
      half;                                    \
      die();                                   \
    }                                          \
    __typeof__(whole) result = whole;          \
    pthread_mutex_unlock(&turn);               \
    return result;                             \
  } while (0)

static void begin(const char *told) {
  char *end;
  last = strtol(told, &end, 10);
  const char *colon = strchr(end + 1, ':');
  char path[4096];
  snprintf(path, sizeof path, "%.*s", (int)(colon - end - 1), end + 1);
  trace = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  done = 0;
  snprintf(folder, sizeof folder, "%s", colon + 1);
}

int mkdir(const char *path, mode_t mode) {
  if (strncmp(path, "/kluis-die:", 11) == 0) {
    begin(path + 11);
    return 0;
  }
  const char *name = below(path);
  if (!name) return REAL(mkdir)(path, mode);
  CHANGE("make", name, REAL(mkdir)(path, mode), );
}

char *mkdtemp(char *path) {
  const char *name = below(path);
  if (!name) return REAL(mkdtemp)(path);
  CHANGE("make", name, REAL(mkdtemp)(path), );
}

/* Opening changes something only where it makes or empties a file. */
#define OPEN(function)                                                         \
  int function(const char *path, int flags, ...) {                             \
    va_list more;                                                              \
    va_start(more, flags);                                                     \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;  \
    va_end(more);                                                              \
    const char *name = below(path);                                            \
    if (!name) return REAL(function)(path, flags, mode);                       \
    int makes = (flags & O_CREAT) && access(path, F_OK) != 0;                  \
    if (!makes && !(flags & O_TRUNC)) return REAL(function)(path, flags, mode);                                \
    CHANGE(makes ? "make" : "empty", name, REAL(function)(path, flags, mode), ); \
  }
OPEN(open)
OPEN(open64)

#define PATH(function, what)                            \
  int function(const char *path) {                      \
    const char *name = below(path);                     \
    if (!name) return REAL(function)(path);             \
    CHANGE(what, name, REAL(function)(path), );         \
  }
PATH(unlink, "remove")
PATH(rmdir, "remove")
PATH(remove, "remove")

int unlinkat(int at, const char *path, int flags) {
  const char *name = below(path);
  if (!name) return REAL(unlinkat)(at, path, flags);
  CHANGE("remove", name, REAL(unlinkat)(at, path, flags), );
}

int rename(const char *from, const char *to) {
  const char *name = below(to);
  if (!name) return REAL(rename)(from, to);
  CHANGE("rename to", name, REAL(rename)(from, to), );
}

#define WITH_FD(fd, otherwise)                                  \
  char path[4096];                                              \
  const char *name = belowFd(fd, path, sizeof path);            \
  if (!name) return otherwise

ssize_t write(int fd, const void *data, size_t size) {
  WITH_FD(fd, REAL(write)(fd, data, size));
  CHANGE("write", name, REAL(write)(fd, data, size), (void)!REAL(write)(fd, data, size / 2));
}

#define PWRITE(function, offset)                                                     \
  ssize_t function(int fd, const void *data, size_t size, offset at) {               \
    WITH_FD(fd, REAL(function)(fd, data, size, at));                                 \
    CHANGE("write", name, REAL(function)(fd, data, size, at),                        \
           (void)!REAL(function)(fd, data, size / 2, at));                           \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int fd, const struct iovec *parts, int count) {
  WITH_FD(fd, REAL(writev)(fd, parts, count));
  CHANGE("write", name, REAL(writev)(fd, parts, count),
         (void)!REAL(write)(fd, parts[0].iov_base, parts[0].iov_len / 2));
}

#define PWRITEV(function, offset)                                                    \
  ssize_t function(int fd, const struct iovec *parts, int count, offset at) {        \
    WITH_FD(fd, REAL(function)(fd, parts, count, at));                               \
    CHANGE("write", name, REAL(function)(fd, parts, count, at),                      \
           (void)!REAL(pwrite)(fd, parts[0].iov_base, parts[0].iov_len / 2, at));    \
  }
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)

ssize_t sendfile(int to, int from, off_t *at, size_t size) {
  WITH_FD(to, REAL(sendfile)(to, from, at, size));
  CHANGE("write", name, REAL(sendfile)(to, from, at, size),
         (void)!REAL(sendfile)(to, from, at, size / 2));
}

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *into, size_t size, unsigned flags) {
  WITH_FD(to, REAL(copy_file_range)(from, at, to, into, size, flags));
  CHANGE("write", name, REAL(copy_file_range)(from, at, to, into, size, flags),
         (void)!REAL(copy_file_range)(from, at, to, into, size / 2, flags));
}

/* Node copies files by the number of the call. */
long syscall(long number, ...) {
  va_list more;
  va_start(more, number);
  long with[6];
  for (int n = 0; n < 6; n += 1) with[n] = va_arg(more, long);
  va_end(more);
  if (number == SYS_copy_file_range)
    return copy_file_range((int)with[0], (off64_t *)with[1], (int)with[2], (off64_t *)with[3],
                           (size_t)with[4], (unsigned)with[5]);
  return REAL(syscall)(number, with[0], with[1], with[2], with[3], with[4], with[5]);
}

#define TRUNCATE(function, offset)                          \
  int function(int fd, offset size) {                       \
    WITH_FD(fd, REAL(function)(fd, size));                  \
    CHANGE("cut", name, REAL(function)(fd, size), );        \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(function)                                  \
  int function(int fd) {                                \
    WITH_FD(fd, REAL(function)(fd));                    \
    CHANGE("sync", name, REAL(function)(fd), );         \
  }
SYNC(fsync)
SYNC(fdatasync)
