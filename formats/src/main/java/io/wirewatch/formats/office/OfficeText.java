package io.wirewatch.formats.office;

/**
 * The text of a document.
 *
 * @param title the title its properties give, where the text bears it out; else null
 * @param html headings, paragraphs and tables, nothing else
 */
public record OfficeText(String title, String html) {}
