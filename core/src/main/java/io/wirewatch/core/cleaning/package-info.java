/**
 * From bytes as received to a release as people read it: {@link io.wirewatch.core.cleaning.Cleaner#clean} decodes them, reads plain text
 * or HTML into paragraphs, leaves boilerplate out, cuts quoted releases into parts of their own, and finds title, dates and language. The
 * same bytes always give the same page; nothing here knows of other releases, so versions and stories are decided by the caller.
 */
package io.wirewatch.core.cleaning;
