package org.vitrine.inference.kept;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.inference.kept.StatementJson.Entry;
import org.vitrine.inference.limit.Asker;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;

/**
 * Answers from memory or the store where the same was asked before, and asks only once where it is asked twice at the same
 * time. A call that was begun is ended and kept even if whoever wanted it has gone: it is paid for.
 */
@ApplicationScoped
public class KeptStatements {

    private static final Logger LOG = Logger.getLogger(KeptStatements.class);
    private static final String JSON = "application/json";

    private final ImageStore store;
    private final NewestModels models;
    private final Measurements measurements;
    private final Clock clock;
    private final InferenceConfig.StatementsConfig config;
    private final Map<Question, Object> memory;
    private final ConcurrentHashMap<Question, Uni<?>> underWay = new ConcurrentHashMap<>();

    KeptStatements(
            ImageStore store, NewestModels models, Measurements measurements, Clock clock, InferenceConfig config) {
        this.store = store;
        this.models = models;
        this.measurements = measurements;
        this.clock = clock;
        this.config = config.statements();
        int most = this.config.inMemory();
        this.memory = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Object> eldest) {
                return size() > most;
            }
        });
    }

    /** The answer to a question: kept, or got by asking. */
    public <T> Uni<T> of(Question question, StatementKind<T> kind, Subject subject, Supplier<Uni<T>> ask) {
        return Uni.createFrom().deferred(() -> {
            var remembered = kind.type().cast(memory.get(question));
            if (remembered != null
                    && models.isCurrent(question.remote(), kind.model().apply(remembered))) {
                measurements.reused(question.remote(), "memory");
                return Uni.createFrom().item(remembered);
            }
            @SuppressWarnings("unchecked") // a question is of one kind
            var shared = (Uni<T>) underWay.computeIfAbsent(question, _ -> looked(question, kind)
                    .chain(found -> found.isPresent()
                            ? Uni.createFrom().item(found.get())
                            : asked(question, kind, subject, ask))
                    .onTermination()
                    .invoke(() -> underWay.remove(question))
                    .memoize()
                    .indefinitely());
            return shared;
        });
    }

    private <T> Uni<Optional<T>> looked(Question question, StatementKind<T> kind) {
        if (!config.kept()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return store.get(store.locationOf(question.key()), config.maxBytes().asLongValue())
                .map(json -> StatementJson.read(json, question, kind).filter(entry -> isFresh(question, kind, entry)))
                .onFailure(NoSuchObject.class)
                .recoverWithItem(Optional.empty())
                .map(found -> found.map(entry -> {
                    measurements.reused(question.remote(), "store");
                    remember(question, kind, entry.statement());
                    return entry.statement();
                }));
    }

    private <T> boolean isFresh(Question question, StatementKind<T> kind, Entry<T> entry) {
        return models.isCurrent(question.remote(), kind.model().apply(entry.statement()))
                && config.notBefore().map(at -> !entry.askedAt().isBefore(at)).orElse(true);
    }

    private <T> Uni<T> asked(Question question, StatementKind<T> kind, Subject subject, Supplier<Uni<T>> ask) {
        return ask.get().call(statement -> {
            models.answered(question.remote(), kind.model().apply(statement));
            remember(question, kind, statement);
            return keep(question, kind, statement, subject);
        });
    }

    private <T> void remember(Question question, StatementKind<T> kind, T statement) {
        if (kind.small()) {
            memory.put(question, statement);
        }
    }

    /** First the note, so that nothing is kept that a withdrawal could not find. */
    private <T> Uni<URI> keep(Question question, StatementKind<T> kind, T statement, Subject subject) {
        if (!config.kept()
                || subject.asker().urgency() != Asker.Urgency.BATCH
                || subject.image().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        var json = StatementJson.write(question, kind, statement, clock.instant());
        return store.put(subject.image().get().note(question.shown()), new byte[0], JSON)
                .chain(() -> store.put(question.key(), json, JSON))
                .onFailure()
                .invoke(failure -> {
                    measurements.notKept(question.remote());
                    LOG.warnf("statement=%s answered but not kept: %s", question.key(), failure);
                })
                .onFailure()
                .recoverWithNull();
    }
}
