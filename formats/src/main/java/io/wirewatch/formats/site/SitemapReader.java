package io.wirewatch.formats.site;

import io.wirewatch.core.cleaning.GivenDate;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.GuardedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads sitemaps and indexes of them in XML, with the news of Google's extension, and lists of addresses in plain text; each packed with
 * gzip or not. Told by their bytes. Safe for any bytes: no entities, nothing outside is read, and what is unpacked is bounded. Addresses of
 * other sites are left out, as the protocol asks.
 */
public final class SitemapReader {
    /** What the protocol allows. */
    public static final int MOST_ENTRIES = 50_000;

    private static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final FeedLimits LIMITS = new FeedLimits(MOST_BYTES, 20, 2_000_000, MOST_ENTRIES);
    private static final int LONGEST_TEXT = 4096;

    private SitemapReader() {}

    /**
     * Reads a sitemap.
     *
     * @param contentType value of the HTTP header, or null
     * @param address where it came from
     */
    public static Sitemap read(byte[] body, String contentType, URI address) throws SitemapException {
        byte[] plain = unpacked(body);
        String begin = GuardedXml.text(java.util.Arrays.copyOf(plain, Math.min(plain.length, 1024)), contentType)
                .stripLeading();
        if (!begin.startsWith("<")) {
            return list(GuardedXml.text(plain, contentType), address);
        }
        try {
            return new Reading(GuardedXml.open(plain, contentType, LIMITS), address).sitemap();
        } catch (XMLStreamException | RuntimeException e) {
            throw new SitemapException(
                    "The sitemap is not well-formed XML, or beyond what one may hold (" + firstLine(e)
                            + "). Open its address in a browser; write to the publisher if it looks whole.",
                    e);
        }
    }

    private static byte[] unpacked(byte[] body) throws SitemapException {
        boolean gzip = body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
        if (!gzip) {
            return bounded(body);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return bounded(in.readNBytes(MOST_BYTES + 1));
        } catch (IOException e) {
            throw new SitemapException(
                    "The sitemap cannot be unpacked (" + e.getMessage()
                            + "). It is asked for again; if it stays so, write to the publisher.",
                    e);
        }
    }

    private static byte[] bounded(byte[] body) throws SitemapException {
        if (body.length > MOST_BYTES) {
            throw new SitemapException(
                    "The sitemap holds more than 20 MB. Look for a smaller one, of the news alone, in the site's robots.txt.",
                    null);
        }
        return body;
    }

    /** One address a line. */
    private static Sitemap list(String text, URI address) throws SitemapException {
        List<Sitemap.Entry> entries = text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("http://") || line.startsWith("https://"))
                .limit(MOST_ENTRIES)
                .map(WebLink::normalise)
                .filter(url -> isOf(address, url))
                .map(url -> new Sitemap.Entry(url, null, null, null))
                .toList();
        if (entries.isEmpty()) {
            throw new SitemapException(
                    "This is no sitemap: neither XML nor a list of addresses of this site. Look for one in the site's robots.txt (wirewatch sources find).",
                    null);
        }
        return new Sitemap(false, entries);
    }

    private static boolean isOf(URI address, String url) {
        return url != null && WebLink.isSameSite(address, URI.create(url));
    }

    private static String firstLine(Exception e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        String line = message.replaceAll("\\s+", " ").replace("ParseError at [row,col]:", "at row,col ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    /** One document. */
    private static final class Reading {
        private final XMLStreamReader xml;
        private final URI address;
        private final List<Sitemap.Entry> entries = new ArrayList<>();
        private final Map<String, String> fields = new HashMap<>();
        private final StringBuilder text = new StringBuilder();
        private int listed;

        private Reading(XMLStreamReader xml, URI address) {
            this.xml = xml;
            this.address = address;
        }

        private Sitemap sitemap() throws XMLStreamException, SitemapException {
            String root = root();
            if (!root.equals("urlset") && !root.equals("sitemapindex")) {
                throw new SitemapException(
                        "This is XML or HTML with the root <" + root
                                + ">, but no sitemap. Look for one in the site's robots.txt (wirewatch sources find).",
                        null);
            }
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                    case XMLStreamConstants.END_ELEMENT -> ended(xml.getLocalName());
                    default -> {
                        // Comments and the like say nothing.
                    }
                }
            }
            return new Sitemap(root.equals("sitemapindex"), entries);
        }

        private String root() throws XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return xml.getLocalName();
                }
            }
            return "";
        }

        private void characters() {
            if (text.length() < LONGEST_TEXT) {
                text.append(xml.getText());
            }
        }

        private void ended(String name) throws XMLStreamException {
            if (name.equals("url") || name.equals("sitemap")) {
                if (++listed > MOST_ENTRIES) {
                    throw new XMLStreamException("more than " + MOST_ENTRIES + " addresses");
                }
                entry();
                fields.clear();
            } else if (!text.isEmpty()) {
                // The first of a name counts: a page's own address stands before those of its pictures.
                fields.putIfAbsent(name, text.toString().strip());
            }
            text.setLength(0);
        }

        private void entry() {
            String url = fields.containsKey("loc") ? WebLink.normalise(fields.get("loc")) : null;
            if (isOf(address, url)) {
                String published = fields.get("publication_date");
                entries.add(new Sitemap.Entry(
                        url,
                        GivenDate.read(fields.get("lastmod")).orElse(null),
                        published,
                        GivenDate.read(published).orElse(null)));
            }
        }
    }
}
