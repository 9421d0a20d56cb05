package io.wirewatch.gateway.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.matching.Verdict;
import io.wirewatch.runtime.json.AlertJson;
import io.wirewatch.runtime.mapping.AlertMapper;
import java.util.List;

/**
 * Why a rule holds in a release, or where it fails.
 *
 * @param version version of the release that was asked
 * @param canonical the rule with every word resolved
 * @param warnings what its author should know
 */
record ExplainJson(String release, int version, boolean holds, String canonical, List<String> warnings, Part verdict) {

    /**
     * A part of the rule.
     *
     * @param found evidence, as alerts carry it; where the part fails, the mentions that came nearest
     */
    record Part(String part, boolean holds, String detail, List<JsonNode> found, List<Part> parts) {
        static Part of(Verdict verdict) {
            return new Part(
                    verdict.part(),
                    verdict.holds(),
                    verdict.detail(),
                    verdict.found().stream().map(Part::evidence).toList(),
                    verdict.parts().stream().map(Part::of).toList());
        }

        private static JsonNode evidence(Evidence evidence) {
            return AlertJson.evidence(AlertMapper.toAvro(evidence));
        }
    }

    /** What is asked: an expression, or the rule of a subscription. */
    record Wanted(String release, String expression, String subscription) {
        Wanted {
            if (release == null || release.isBlank()) {
                throw new IllegalArgumentException("\"release\" must be the id of a release");
            }
            if ((expression == null || expression.isBlank()) == (subscription == null || subscription.isBlank())) {
                throw new IllegalArgumentException(
                        "either \"expression\" or \"subscription\" says which rule is asked");
            }
        }
    }
}
