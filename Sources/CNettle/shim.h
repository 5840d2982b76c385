#ifndef BRIEFING_CNETTLE_SHIM_H
#define BRIEFING_CNETTLE_SHIM_H

#include <nettle/sha2.h>

/* One call for a whole buffer: nettle's own names are macros, which Swift does not see. */
static inline void briefing_sha256(const uint8_t *bytes, size_t length, uint8_t digest[SHA256_DIGEST_SIZE]) {
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, SHA256_DIGEST_SIZE, digest);
}

#endif
