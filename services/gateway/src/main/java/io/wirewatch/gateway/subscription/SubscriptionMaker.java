package io.wirewatch.gateway.subscription;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.rules.ExpressionCodec;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.actor.Catalogue;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.mapping.ActorMapper;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the records of subscriptions: expression parsed against the actors as of now, literal phrases made actors. */
public final class SubscriptionMaker {
    private final Catalogue catalogue;
    private final Settings<Endpoint> endpoints;
    private final Journal journal;

    public SubscriptionMaker(Catalogue catalogue, Settings<Endpoint> endpoints, Journal journal) {
        this.catalogue = catalogue;
        this.endpoints = endpoints;
        this.journal = journal;
    }

    /**
     * Reads the expression of a subscription and checks what it names.
     *
     * @param known the subscription that it replaces, or null
     * @throws ProblemException 400, with the position for a bad expression
     */
    ParsedRule parse(SubscriptionJson.Wanted wanted, Subscription known) {
        List<String> unknown = new ArrayList<>(wanted.endpoints());
        unknown.removeIf(id -> endpoints.find(id).isPresent());
        if (!unknown.isEmpty()) {
            throw ProblemException.of(
                    400,
                    Problem.Kind.UNKNOWN_ENDPOINT,
                    "endpoints: there is no endpoint \"" + String.join("\", \"", unknown)
                            + "\"; make it first: POST /api/v1/endpoints.");
        }
        ParsedRule rule = read(wanted.expression());
        checkOneMeaning(wanted, rule, known);
        return rule;
    }

    /** Text and tree may both be there, as in an answer that is sent back; a change of one alone is no change of both. */
    private void checkOneMeaning(SubscriptionJson.Wanted wanted, ParsedRule rule, Subscription known) {
        if (wanted.rule() == null || wanted.ruleText().equals(wanted.expression())) {
            return;
        }
        String canonical = read(wanted.ruleText()).canonical();
        boolean isEcho = known != null && canonical.equals(known.getCanonical());
        if (!isEcho && !canonical.equals(rule.canonical())) {
            throw ProblemException.badField("expression and rule say different things (" + rule.canonical() + "; "
                    + canonical + "): send one of them.");
        }
    }

    /**
     * Reads an expression against the actors as of now.
     *
     * @throws ProblemException 400 with the position
     */
    public ParsedRule read(String expression) {
        try {
            return Rules.parse(expression, catalogue.freshVocabulary());
        } catch (RuleException e) {
            throw ProblemException.badExpression(e.position(), e.detail());
        }
    }

    /**
     * Puts the literal phrases of a rule on the log as actors, before the subscription follows: every release that is
     * matched with it is tagged with them.
     */
    void writePhrases(ParsedRule rule) {
        for (io.wirewatch.core.extraction.Actor phrase : rule.phrases()) {
            int version = catalogue.fresh(phrase.id()).map(Actor::getVersion).orElse(0) + 1;
            // Written again although it may be there: its date tells the sweeper that somebody has just asked for it.
            journal.write(
                    Topics.ACTORS,
                    phrase.id(),
                    catalogue.dated(ActorMapper.toAvro(phrase, journal.tenant(), false, version, journal.now())));
        }
    }

    /** A subscription, in place of one that is known, or new where that is null. */
    Subscription make(String id, SubscriptionJson.Wanted wanted, ParsedRule rule, Subscription known) {
        return Subscription.newBuilder()
                .setTenant(journal.tenant())
                .setId(id)
                .setName(wanted.name().strip())
                .setExpression(wanted.expression())
                .setCanonical(rule.canonical())
                .setCompiled(ByteBuffer.wrap(ExpressionCodec.encode(rule.expression())))
                .setEndpoints(wanted.endpoints())
                .setMaxAge(wanted.maxAge())
                .setCooldown(wanted.cooldown())
                .setUrgency(wanted.urgency())
                .setLabels(wanted.labels())
                .setEnabled(!Boolean.FALSE.equals(wanted.enabled()))
                .setVersion(known == null ? 1 : known.getVersion() + 1)
                .setCreatedAt(known == null ? journal.now() : known.getCreatedAt())
                .setUpdatedAt(journal.now())
                .build();
    }

    /**
     * Has a rule over several releases told what the log holds of its past, where it is new. Releases that come in meanwhile
     * are matched; the past may take back what they raise.
     *
     * @param saved the subscription as it is on the log
     * @param known the subscription that it replaces, or null
     */
    void tellHistory(Subscription saved, ParsedRule rule, Subscription known) {
        boolean isNew =
                known == null || !known.getEnabled() || !known.getCanonical().equals(saved.getCanonical());
        if (!rule.expression().isWindowed() || !saved.getEnabled() || !isNew) {
            return;
        }
        Instant now = journal.now();
        String id =
                Ids.hashed("rpl", "history", saved.getId(), saved.getUpdatedAt().toString());
        journal.write(
                Topics.REPLAYS,
                id,
                Replay.newBuilder()
                        .setTenant(journal.tenant())
                        .setId(id)
                        .setKind("history")
                        .setSubscription(saved.getId())
                        .setSubscriptions(List.of(saved.getId()))
                        .setFrom(now.minus(rule.expression().window().reach()).minus(AlertRaiser.LATENESS))
                        .setStatus("queued")
                        .setCreatedAt(now)
                        .setUpdatedAt(now)
                        .build());
    }
}
