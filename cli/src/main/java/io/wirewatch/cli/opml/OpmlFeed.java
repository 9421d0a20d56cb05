package io.wirewatch.cli.opml;

/**
 * A feed of a list.
 *
 * @param title what people call it; its address where it has no name
 * @param url its address, {@code http} or {@code https} where it was written for feed readers ({@code feed://…})
 */
public record OpmlFeed(String title, String url) {}
