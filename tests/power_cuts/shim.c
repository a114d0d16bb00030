/* Preloaded into a program: writes down, in order, all that it does to the files under POWER_CUTS_HOME.

   A record is the head below, the name, the second name, and the data, in the file POWER_CUTS_LOG. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, CREATE, WRITE, TRUNCATE, SYNC, SYNC_FOLDER, RENAME, UNLINK, LINK, MKDIR, MARK };
enum { MOST = 4096, FILE_OF_OURS = 1, FOLDER_OF_OURS = 2 };

struct head {
    uint64_t inode, at;
    uint32_t size, name, second, kind;
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char ours[MOST];
static char *names[MOST];
static uint64_t inodes[MOST];
static int home_length, paper = -1;

static int unnamed(const char *path) { /* the shared memory and the lock hold nothing that must last */
    size_t length = strlen(path);
    return (length > 4 && !strcmp(path + length - 4, "-shm")) || (length > 5 && !strcmp(path + length - 5, ".lock"));
}

static const char *home(void) {
    static char value[MOST];
    if (paper < 0) {
        const char *given = getenv("POWER_CUTS_HOME"), *log = getenv("POWER_CUTS_LOG");
        if (!given || !log) abort();
        strncpy(value, given, MOST - 1);
        home_length = strlen(value);
        paper = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (paper < 0) abort();
    }
    return value;
}

static int within(const char *path) {
    const char *value = home();
    return path && !strncmp(path, value, home_length) && (path[home_length] == '/' || !path[home_length]) && !unnamed(path);
}

static void put(int kind, uint64_t inode, uint64_t at, const char *name, const char *second, const void *data, size_t size) {
    struct head head = {inode, at, size, name ? strlen(name) : 0, second ? strlen(second) : 0, kind};
    struct iovec parts[4] = {{&head, sizeof head}, {(void *)name, head.name}, {(void *)second, head.second}, {(void *)data, size}};
    ssize_t whole = sizeof head + head.name + head.second + size;
    home();
    if (syscall(SYS_writev, paper, parts, 4) != whole) abort();
}

static int kind_of(int file) { return file >= 0 && file < MOST ? ours[file] : 0; }

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define LOCKED(statement) do { pthread_mutex_lock(&turn); statement; pthread_mutex_unlock(&turn); } while (0)

static int opened(int folder, const char *path, int flags, mode_t mode) {
    struct stat seen;
    int file, fresh;
    if (!within(path)) return syscall(SYS_openat, folder, path, flags, mode);
    pthread_mutex_lock(&turn);
    fresh = stat(path, &seen) != 0;
    file = syscall(SYS_openat, folder, path, flags, mode);
    if (file >= MOST) abort();
    if (file >= 0) {
        int before = errno;
        fstat(file, &seen);
        ours[file] = S_ISDIR(seen.st_mode) ? FOLDER_OF_OURS : FILE_OF_OURS;
        inodes[file] = seen.st_ino;
        free(names[file]);
        names[file] = strdup(path);
        if (ours[file] == FILE_OF_OURS) {
            put(fresh ? CREATE : OPEN, seen.st_ino, 0, path, 0, 0, 0);
            if (flags & O_TRUNC) put(TRUNCATE, seen.st_ino, 0, 0, 0, 0, 0);
        }
        errno = before;
    }
    pthread_mutex_unlock(&turn);
    return file;
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, int); va_end(more); }
int open(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
int __open_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }

int close(int file) {
    REAL(close);
    if (kind_of(file)) LOCKED(ours[file] = 0);
    return real(file);
}

static ssize_t written(int file, const void *data, size_t size, off_t at) {
    ssize_t done = at < 0 ? syscall(SYS_write, file, data, size) : syscall(SYS_pwrite64, file, data, size, at);
    if (done > 0) put(WRITE, inodes[file], at < 0 ? lseek(file, 0, SEEK_CUR) - done : at, 0, 0, data, done);
    return done;
}

ssize_t write(int file, const void *data, size_t size) {
    ssize_t done;
    if (kind_of(file) != FILE_OF_OURS) return syscall(SYS_write, file, data, size);
    LOCKED(done = written(file, data, size, -1));
    return done;
}

ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    ssize_t done;
    if (kind_of(file) != FILE_OF_OURS) return syscall(SYS_pwrite64, file, data, size, at);
    LOCKED(done = written(file, data, size, at));
    return done;
}
ssize_t pwrite64(int file, const void *data, size_t size, off_t at) { return pwrite(file, data, size, at); }

int ftruncate(int file, off_t size) {
    int done;
    LOCKED(done = syscall(SYS_ftruncate, file, size);
           if (!done && kind_of(file)) put(TRUNCATE, inodes[file], size, 0, 0, 0, 0));
    return done;
}
int ftruncate64(int file, off_t size) { return ftruncate(file, size); }

static int synced(int file) { /* the disk is of our making, and the real one need not be waited for */
    if (kind_of(file) == FOLDER_OF_OURS) LOCKED(put(SYNC_FOLDER, 0, 0, names[file], 0, 0, 0));
    else if (kind_of(file)) LOCKED(put(SYNC, inodes[file], 0, 0, 0, 0, 0));
    else return syscall(SYS_fsync, file);
    return 0;
}
int fsync(int file) { return synced(file); }
int fdatasync(int file) { return synced(file); }

int rename(const char *from, const char *to) {
    int done;
    REAL(rename);
    LOCKED(done = real(from, to); if (!done && within(to)) put(RENAME, 0, 0, from, to, 0, 0));
    return done;
}

int unlink(const char *path) {
    int done;
    REAL(unlink);
    LOCKED(done = real(path); if (!done && within(path)) put(UNLINK, 0, 0, path, 0, 0, 0));
    return done;
}

int link(const char *from, const char *to) {
    int done;
    REAL(link);
    LOCKED(done = real(from, to); if (!done && within(to)) put(LINK, 0, 0, from, to, 0, 0));
    return done;
}

int mkdir(const char *path, mode_t mode) {
    int done;
    REAL(mkdir);
    LOCKED(done = real(path, mode); if (!done && within(path)) put(MKDIR, 0, 0, path, 0, 0, 0));
    return done;
}

/* Called by the program itself: from here on the world knows this. */
void power_cuts_mark(const char *text) { LOCKED(put(MARK, 0, 0, text, 0, 0, 0)); }
