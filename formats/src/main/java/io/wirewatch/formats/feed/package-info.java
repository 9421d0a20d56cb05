/**
 * From the bytes of a feed to its entries: {@link io.wirewatch.formats.feed.FeedReader} decodes, repairs what is
 * certain, parses behind a guard and hands the tree to ROME; a JSON Feed is read from Jackson's tree. Nothing here touches a network or a disk, whatever the
 * bytes ask for, and the time it takes grows linearly with their number. What cannot be read is a
 * {@link io.wirewatch.formats.feed.FeedException} whose message says what it was and what to do about it.
 */
package io.wirewatch.formats.feed;
