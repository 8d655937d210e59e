package org.vitrine.search.people;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jboss.logging.Logger;
import org.vitrine.access.http.CurrentCaller;
import org.vitrine.events.Person;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.RegistryUnavailable;
import org.vitrine.search.facts.FactLog;
import org.vitrine.search.facts.TopicFollower;

/**
 * Names of the people who decided, by pseudonymous id. Each replica holds a copy of topic {@code people} in memory,
 * which it reads whole and follows. Thread-safe.
 */
@ApplicationScoped
public class PersonRegistry {

    private static final Logger LOG = Logger.getLogger(PersonRegistry.class);

    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final FactLog log;
    private final PeopleConfig config;
    private final CurrentCaller currentCaller;
    private final Deserializer<Person> deserializer;
    private final TopicFollower follower;

    PersonRegistry(
            FactLog log,
            FactSerdes serdes,
            PeopleConfig config,
            KafkaClientSettings kafka,
            CurrentCaller currentCaller) {
        this.log = log;
        this.config = config;
        this.currentCaller = currentCaller;
        this.deserializer = serdes.of(Person.class).deserializer();
        this.follower = new TopicFollower(kafka, Topic.PEOPLE, Optional.empty(), this::consume);
    }

    /**
     * Returns the person of the present request: that of its token where sign-in is on, otherwise the one its headers
     * name. Ends the request with a problem if there is none, or if the headers name another person than the token.
     */
    public Actor actor(HttpHeaders headers) {
        var person = Optional.ofNullable(headers.getHeaderString("Vitrine-Person"));
        var role = Optional.ofNullable(headers.getHeaderString("Vitrine-Role"));
        return currentCaller
                .signedIn()
                .map(account -> Actor.of(account, person, role, config.key()))
                .orElseGet(() -> Actor.of(person, role, config.key()));
    }

    /** Returns the name of a person. Empty if no name is held: the id has not decided, or the name was erased. */
    public Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id));
    }

    /** Writes the name of a person to Kafka, unless it is held already. Blocks until Kafka has acknowledged it. */
    public void register(Actor actor) {
        if (actor.name().equals(names.get(actor.id()))) {
            return;
        }
        var person = Person.newBuilder()
                .setPersonId(actor.id())
                .setName(actor.name())
                .setFirstSeenAt(Instant.now())
                .build();
        log.write(Topic.PEOPLE, actor.id(), person, Person.class);
        cache(actor.id(), actor.name());
    }

    /**
     * Erases the name; blocks until Kafka has acknowledged it. Decisions keep the id, and a new decision under the same
     * name introduces the name again.
     */
    void erase(String id) {
        log.erase(Topic.PEOPLE, id);
        names.remove(id);
    }

    private void cache(String id, String name) {
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
        follower.start();
    }

    void stop(@Observes ShutdownEvent end) {
        follower.stop();
    }

    private void consume(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            LOG.errorf("people: the record at offset %d has no key and is skipped", record.offset());
        } else if (record.value() == null) {
            names.remove(record.key());
        } else {
            try {
                var person = deserializer.deserialize(record.topic(), record.headers(), record.value());
                cache(record.key(), person.getName());
            } catch (RegistryUnavailable unavailable) {
                throw unavailable;
            } catch (RuntimeException failure) {
                LOG.errorf(
                        "people: the record of '%s' cannot be read as a person and is skipped: %s",
                        record.key(), failure);
            }
        }
    }
}
