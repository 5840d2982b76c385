#ifndef BRIEFING_CZLIB_SHIM_H
#define BRIEFING_CZLIB_SHIM_H

/* Input is read only: without this its pointer is one to bytes that may be written. */
#define ZLIB_CONST
#include <zlib.h>

/* A macro in zlib's header, which Swift does not see. */
static inline int briefing_inflate_init(z_stream *stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

#endif
