#ifndef BRIEFING_CLIBXML2_SHIM_H
#define BRIEFING_CLIBXML2_SHIM_H

/* Debian builds libxml2 with ICU, whose headers clash with Foundation's copy of it: leave them out. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/* Replaces what a parser does with what it finds: three calls, and nothing is built. */
static inline void briefing_html_set_handlers(htmlParserCtxtPtr context, void *user, startElementSAXFunc start,
                                              endElementSAXFunc end, charactersSAXFunc characters) {
    memset(context->sax, 0, sizeof(*context->sax));
    context->sax->startElement = start;
    context->sax->endElement = end;
    context->sax->characters = characters;
    context->sax->ignorableWhitespace = characters;
    context->sax->cdataBlock = characters;
    context->userData = user;
}

/* HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | XML_PARSE_HUGE | IGNORE_ENC:
   macros and flags of two enumerations do not import as one number. */
static inline int briefing_html_options(void) {
    return HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | XML_PARSE_HUGE |
           HTML_PARSE_IGNORE_ENC;
}

#endif
