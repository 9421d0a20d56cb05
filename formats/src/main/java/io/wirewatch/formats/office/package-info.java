/**
 * From PDF, Word, OpenDocument and RTF files to their text. Their parsers may be led by a hostile file to loop or to eat all memory, so
 * they run in a Java process of their own with little memory, which is killed at a deadline and started again:
 * {@link io.wirewatch.formats.office.OfficeReader} is this side of it, {@code OfficeWorkerApplication} that one. What was read comes
 * back as simple HTML, paragraph by paragraph.
 */
package io.wirewatch.formats.office;
