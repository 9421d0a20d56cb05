package io.wirewatch.core.alert;

import io.wirewatch.core.extraction.Mention;

/**
 * Why an alert fired: one mention, with its sentence.
 *
 * @param release release id
 * @param version version of the release that the offsets count in
 * @param term the term of the rule that this satisfies, as written in it
 * @param mention the mention
 * @param quote the sentence as written
 */
public record Evidence(String release, int version, String term, Mention mention, String quote) {}
