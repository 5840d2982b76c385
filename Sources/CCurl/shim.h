#ifndef BRIEFING_CCURL_SHIM_H
#define BRIEFING_CCURL_SHIM_H

#include <curl/curl.h>
#include <sys/socket.h>

/* curl's setters and getters take any number of arguments, which Swift does not call. */
static inline CURLcode briefing_curl_set_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode briefing_curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode briefing_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode briefing_curl_set_headers(CURL *curl, struct curl_slist *headers) {
    return curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
}
typedef size_t (*briefing_curl_writer)(char *, size_t, size_t, void *);
static inline CURLcode briefing_curl_set_writer(CURL *curl, CURLoption option, briefing_curl_writer writer) {
    return curl_easy_setopt(curl, option, writer);
}

/* Asked with the address that a connection is about to be made to; 0 forbids it. */
typedef int (*briefing_curl_permission)(void *, const struct sockaddr *);
struct briefing_curl_gate {
    briefing_curl_permission permission;
    void *context;
};
static inline curl_socket_t briefing_curl_open(void *gate, curlsocktype purpose, struct curl_sockaddr *address) {
    struct briefing_curl_gate *asked = gate;
    (void)purpose;
    if (!asked->permission(asked->context, &address->addr)) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}
static inline CURLcode briefing_curl_set_gate(CURL *curl, struct briefing_curl_gate *gate) {
    CURLcode code = curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, gate);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, briefing_curl_open);
}
/* Asked about once a second while a transfer goes on; anything but 0 ends it. */
typedef int (*briefing_curl_progress)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
static inline CURLcode briefing_curl_set_progress(CURL *curl, briefing_curl_progress progress, void *context) {
    CURLcode code = curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    if (code != CURLE_OK) return code;
    code = curl_easy_setopt(curl, CURLOPT_XFERINFODATA, context);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, progress);
}
static inline long briefing_curl_status(CURL *curl) {
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}
static inline const char *briefing_curl_redirect(CURL *curl) {
    char *address = NULL;
    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &address);
    return address;
}

#endif
