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

/* A push parser of XML that tells what it finds and builds nothing. Entities are not looked up, declarations not kept
   and no file but what is pushed is read: no NOENT, DTDLOAD, DTDATTR, XINCLUDE or HUGE, and NONET besides. */
static inline xmlParserCtxtPtr briefing_xml_parser(void *user, startElementNsSAX2Func start, endElementNsSAX2Func end,
                                                   charactersSAXFunc characters, referenceSAXFunc reference,
                                                   xmlStructuredErrorFunc error) {
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof(handler));
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = characters;
    handler.ignorableWhitespace = characters;
    handler.cdataBlock = characters;
    handler.reference = reference;
    handler.serror = error;
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, user, NULL, 0, NULL);
    if (context != NULL) {
        xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC | XML_PARSE_NOCDATA);
        context->sax->serror = error;
    }
    return context;
}

static inline void briefing_xml_free(xmlParserCtxtPtr context) {
    if (context->myDoc != NULL) xmlFreeDoc(context->myDoc);
    context->myDoc = NULL;
    xmlFreeParserCtxt(context);
}

/* Whether the parser gave up, and the line it is at. */
static inline int briefing_xml_has_stopped(xmlParserCtxtPtr context) {
    return context->instate == XML_PARSER_EOF || context->disableSAX != 0;
}
static inline int briefing_xml_line(xmlParserCtxtPtr context) {
    return context->input != NULL ? context->input->line : 0;
}

/* How many bytes of a tag wait for its end; 0 where it waits for something else. */
static inline size_t briefing_xml_waiting_tag(xmlParserCtxtPtr context) {
    if (context->input == NULL || context->input->end - context->input->cur < 2) return 0;
    const xmlChar *at = context->input->cur;
    return at[0] == '<' && at[1] != '!' && at[1] != '?' ? (size_t)(context->input->end - at) : 0;
}

/* How many attributes it may have so far. */
static inline size_t briefing_xml_waiting_attributes(xmlParserCtxtPtr context) {
    size_t count = 0;
    for (size_t index = briefing_xml_waiting_tag(context); index > 0; index--)
        count += context->input->cur[index - 1] == '=';
    return count;
}

#endif
