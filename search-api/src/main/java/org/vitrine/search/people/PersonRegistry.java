package org.vitrine.search.people;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.vitrine.events.Person;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.RegistryUnavailable;
import org.vitrine.search.facts.FactLog;

/**
 * The names behind pseudonymous ids: a live copy of topic {@code people}, whole, in each replica. Read from its beginning without a
 * consumer group, since every replica wants all of it.
 */
@ApplicationScoped
public class PersonRegistry {

    private static final Logger LOG = Logger.getLogger(PersonRegistry.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final FactLog log;
    private final PeopleConfig config;
    private final String bootstrapServers;
    private final Deserializer<Person> format;
    private final CountDownLatch ended = new CountDownLatch(1);

    PersonRegistry(
            FactLog log,
            FactSerdes serdes,
            PeopleConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.log = log;
        this.config = config;
        this.bootstrapServers = bootstrapServers;
        this.format = serdes.of(Person.class).deserializer();
    }

    /** Who sends a request; ends it where it does not say. */
    public Actor actor(HttpHeaders headers) {
        return Actor.of(
                Optional.ofNullable(headers.getHeaderString("Vitrine-Person")),
                Optional.ofNullable(headers.getHeaderString("Vitrine-Role")),
                config.key());
    }

    /** Empty where nobody with this id has decided, or the name was forgotten. */
    public Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id));
    }

    /** Writes the name down where it is new; returns when Kafka has it. */
    public void introduce(Actor actor) {
        if (actor.name().equals(names.get(actor.id()))) {
            return;
        }
        var person = Person.newBuilder()
                .setPersonId(actor.id())
                .setName(actor.name())
                .setFirstSeenAt(Instant.now())
                .build();
        log.write(Topic.PEOPLE, actor.id(), person, Person.class);
        remember(actor.id(), actor.name());
    }

    /** Decisions keep the id. Somebody who decides again under the same name is known again. */
    void forget(String id) {
        log.erase(Topic.PEOPLE, id);
        names.remove(id);
    }

    private void remember(String id, String name) {
        if (names.size() < config.mostNames() || names.containsKey(id)) {
            names.put(id, name);
        } else {
            LOG.warnf("person=%s is not held: vitrine.search.people.most-names is %d", id, config.mostNames());
        }
    }

    void start(@Observes @Priority(2) StartupEvent start) {
        if (config.key().equals(PeopleConfig.PUBLIC_KEY)) {
            LOG.warn("vitrine.search.people.key is the public default: whoever knows a name can find its decisions");
        }
        Thread.ofPlatform().daemon().name("people").start(this::read);
    }

    void stop(@Observes ShutdownEvent end) {
        ended.countDown();
    }

    private void read() {
        while (ended.getCount() > 0) {
            try (var consumer = consumer()) {
                follow(consumer);
            } catch (RuntimeException failure) {
                LOG.warnf("people: %s; read again in %s", failure, RETRY);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(Topic.PEOPLE.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + Topic.PEOPLE.topicName() + " is not there yet");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (ended.getCount() > 0) {
            for (var record : consumer.poll(POLL)) {
                take(record);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            LOG.errorf("people: the record at offset %d has no key and is passed over", record.offset());
        } else if (record.value() == null) {
            names.remove(record.key());
        } else {
            try {
                var person = format.deserialize(record.topic(), record.headers(), record.value());
                remember(record.key(), person.getName());
            } catch (RegistryUnavailable away) {
                throw away;
            } catch (RuntimeException failure) {
                LOG.errorf("people: the record of '%s' is no person and is passed over: %s", record.key(), failure);
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            if (ended.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("people: reader ends");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            ended.countDown();
        }
    }
}
