#ifndef BRIEFING_CXLSXWRITER_SHIM_H
#define BRIEFING_CXLSXWRITER_SHIM_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* A file that lives in memory, and the name by which it is opened again; -1 where there is none. */
static inline int briefing_memory_file(char *name, size_t length) {
#ifdef SYS_memfd_create
    int file = (int)syscall(SYS_memfd_create, "workbook", 1u /* closed on exec */);
    if (file >= 0) snprintf(name, length, "/proc/self/fd/%d", file);
    return file;
#else
    char template[] = "/tmp/briefing-XXXXXX";
    int file = mkstemp(template);
    if (file >= 0) snprintf(name, length, "%s", template);
    return file;
#endif
}

/* A workbook whose parts lie in a folder while it is made; NULL for the system's. */
static inline lxw_workbook *briefing_workbook_new(const char *file, const char *folder) {
    lxw_workbook_options options = {LXW_FALSE, (char *)folder, LXW_FALSE};
    return workbook_new_opt(file, &options);
}

#endif
