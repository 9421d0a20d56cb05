package io.wirewatch.core.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Plain reading of XML and of the entities that HTML adds. */
final class Xml {
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d+)|(\\w+));");
    private static final Map<String, String> NAMED =
            Map.of("nbsp", " ", "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private Xml() {}

    static Document parse(Path file) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    static String unescape(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> found.group(1) != null
                        ? Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1))))
                        : Matcher.quoteReplacement(NAMED.getOrDefault(found.group(2), found.group())));
    }
}
