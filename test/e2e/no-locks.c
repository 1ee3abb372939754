/* A file system without locks, as its callers see one: loaded before libc, every lock is refused. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>

static int refused(int command) {
	if (command != F_SETLK && command != F_SETLKW) return 0;
	errno = getenv("NF_TEST_LOCK_ERRNO") ? atoi(getenv("NF_TEST_LOCK_ERRNO")) : ENOLCK;
	return 1;
}

#define WRAP(name) \
	int name(int file, int command, ...) { \
		va_list list; va_start(list, command); void *with = va_arg(list, void *); va_end(list); \
		if (refused(command)) return -1; \
		int (*real)(int, int, ...) = dlsym(RTLD_NEXT, #name); \
		return real(file, command, with); \
	}

WRAP(fcntl)
WRAP(fcntl64)
