/**
 * From files to the documents in them: text, web pages, mails and mailboxes, PDF, Word, OpenDocument and RTF, web archives,
 * saved feeds and releases as JSON, alone, packed or in archives. {@link io.wirewatch.formats.file.DocumentReader} tells what a file is by its bytes first and hands
 * over one document after the other, so that an archive of any size is never in memory. A part that cannot be read is
 * refused with its reason and costs nothing else.
 */
package io.wirewatch.formats.file;
