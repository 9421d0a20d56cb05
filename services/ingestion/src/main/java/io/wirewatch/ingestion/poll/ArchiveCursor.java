package io.wirewatch.ingestion.poll;

/**
 * How far the older pages of a feed are read.
 *
 * @param next address of the next older page; null when all are read, or no more is tried
 * @param pages how many were read
 * @param mark one of those; met again, they go round in a circle
 * @param failures failed fetches of the next page in a row
 * @param error why reading them ended early and what to do about it, or null
 */
public record ArchiveCursor(String next, int pages, String mark, int failures, String error) {}
