package io.wirewatch.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.core.net.RefusedTargetException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Vectors of addresses that try to get past the check. Nothing is sent: names are answered by the vectors. */
class AddressCorpusTest {
    @TestFactory
    Stream<DynamicTest> everyVectorIsDecidedAsExpected() throws IOException {
        String corpus = System.getenv("WIREWATCH_CORPUS");
        assumeTrue(corpus != null, "WIREWATCH_CORPUS names no corpus");
        JsonNode vectors = new ObjectMapper()
                .readTree(Path.of(corpus, "security", "ssrf-url-vectors.json").toFile());
        return StreamSupport.stream(vectors.get("cases").spliterator(), false)
                // There is no policy about ports.
                .filter(vector -> !vector.has("policy"))
                .map(vector -> dynamicTest(
                        vector.get("url").asText() + " (" + vector.get("why").asText() + ")",
                        () -> assertThat(isTaken(vector))
                                .isEqualTo(vector.get("expect").asText().equals("allow"))));
    }

    private static boolean isTaken(JsonNode vector) {
        List<String> answers = new ArrayList<>();
        vector.path("dns").forEach(answer -> answers.add(answer.asText()));
        try (OutboundHttp http = new GuardedHttp(AddressPolicy.GLOBAL_ONLY, host -> lookup(host, answers))) {
            http.checkTarget(vector.get("url").asText());
            return !vector.has("redirect")
                    || isTaken(http, vector.get("redirect").asText());
        } catch (RefusedTargetException e) {
            return false;
        }
    }

    /** Each hop of a redirect goes through the same check. */
    private static boolean isTaken(OutboundHttp http, String hop) {
        try {
            http.checkTarget(hop);
            return true;
        } catch (RefusedTargetException e) {
            return false;
        }
    }

    private static InetAddress[] lookup(String host, List<String> answers) throws UnknownHostException {
        if (answers.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return answers.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
