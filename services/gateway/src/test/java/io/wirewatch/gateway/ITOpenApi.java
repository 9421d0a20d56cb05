package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.web.router.Router;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API is kept by hand; this keeps it true. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITOpenApi {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    @TempDir
    Path data;

    @Test
    void itDescribesJustTheRoutesThereAre(WirewatchCluster cluster) throws Exception {
        try (GatewayUnderTest gateway = GatewayUnderTest.start(cluster, data)) {
            JsonNode document = gateway.send(gateway.request("//openapi").header("Accept", "application/json"))
                    .is(200)
                    .json();
            Set<String> described = new TreeSet<>();
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(item -> {
                        if (METHODS.contains(item.getKey())) {
                            described.add(item.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                        }
                    }));
            Set<String> routed = gateway.bean(Router.class)
                    .uriRoutes()
                    .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                    .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(routed).isEqualTo(described);
        }
    }
}
