package io.wirewatch.formats.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class FeedFileTest {
    @Test
    void entriesAreNamedByGuidAddressOrContent() throws Exception {
        Told told = Told.of("saved.xml", """
                <?xml version="1.0"?><rss version="2.0"><channel><title>Roads</title>
                <item><guid>g1</guid><title>One</title><description>First.</description><pubDate>Tue, 3 Jun 2025 09:00:00 GMT</pubDate></item>
                <item><guid>same</guid><title>Two</title><link>https://roads.example/2</link></item>
                <item><guid>same</guid><title>Three</title><link>https://roads.example/3</link></item>
                <item><title>Four</title></item>
                </channel></rss>""");

        assertThat(told.identities().subList(0, 3))
                .containsExactly("g1", "https://roads.example/2", "https://roads.example/3");
        assertThat(told.identities().get(3)).startsWith("sha256:");
        assertThat(told.documents().getFirst().published()).isEqualTo("Tue, 3 Jun 2025 09:00:00 GMT");
    }

    @Test
    void otherXmlSaysThatItIsNoFeed() {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> Told.of("a.xml", "<?xml version=\"1.0\"?><invoice/>"))
                .withMessageContaining("cannot be read as a feed");
    }
}
