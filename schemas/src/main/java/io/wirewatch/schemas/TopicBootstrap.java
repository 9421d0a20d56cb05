package io.wirewatch.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes what the catalogue declares: topics that are missing, subjects' compatibility, schemas. Run before services
 * start, as often as one likes.
 */
public final class TopicBootstrap {
    private final Admin admin;
    private final SchemaRegistry registry;
    private final short replication;

    /**
     * @param replication replication factor of topics that are made; -1 takes the broker's default
     */
    public TopicBootstrap(Admin admin, SchemaRegistry registry, int replication) {
        this.admin = admin;
        this.registry = registry;
        this.replication = (short) replication;
    }

    /**
     * Makes what is missing.
     *
     * @return names of the topics that were made
     * @throws RegistryException if a schema is incompatible with what is registered
     * @throws IllegalStateException if a topic exists with another number of partitions, or the broker refuses
     */
    public List<String> run() throws InterruptedException {
        List<String> made = makeTopics();
        for (Topic<?> topic : Topics.ALL) {
            registry.setCompatibility(topic.subject(), topic.compatibility());
            registry.register(topic.subject(), topic.schema());
        }
        for (Store<?> store : Stores.ALL) {
            registry.setCompatibility(store.subject(), Compatibility.BACKWARD_TRANSITIVE);
            registry.register(store.subject(), store.schema());
        }
        return made;
    }

    private List<String> makeTopics() throws InterruptedException {
        try {
            Set<String> existing = admin.listTopics().names().get();
            checkPartitions(existing);
            List<NewTopic> missing = missing(existing);
            admin.createTopics(missing).all().get();
            return missing.stream().map(NewTopic::name).toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                // Another bootstrap was quicker; what it made is what this one wanted.
                return makeTopics();
            }
            throw new IllegalStateException("the broker refused to make topics: " + e.getCause(), e);
        }
    }

    private List<NewTopic> missing(Set<String> existing) {
        List<NewTopic> missing = new ArrayList<>();
        for (Topic<?> topic : Topics.ALL) {
            if (!existing.contains(topic.name())) {
                missing.add(new NewTopic(topic.name(), topic.partitions(), replication).configs(topic.settings()));
            }
            if (!existing.contains(topic.deadLetterTopic())) {
                missing.add(new NewTopic(topic.deadLetterTopic(), topic.partitions(), replication)
                        .configs(topic.deadLetterSettings()));
            }
        }
        return missing;
    }

    private void checkPartitions(Set<String> existing) throws ExecutionException, InterruptedException {
        List<String> known =
                Topics.ALL.stream().map(Topic::name).filter(existing::contains).toList();
        Map<String, TopicDescription> descriptions =
                admin.describeTopics(known).allTopicNames().get();
        for (Topic<?> topic : Topics.ALL) {
            TopicDescription description = descriptions.get(topic.name());
            if (description != null && description.partitions().size() != topic.partitions()) {
                throw new IllegalStateException(topic.name() + " has "
                        + description.partitions().size() + " partitions and needs " + topic.partitions()
                        + ": keys would land elsewhere, so move its records to a topic made anew");
            }
        }
    }
}
