package org.vitrine.search.photograph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;
import org.vitrine.search.collection.SearchableCollections;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.photograph.SearchByPhotograph.SearchRequest;
import org.vitrine.search.problem.SearchProblem;

/**
 * Runs a search and emits its progress as server-sent events: {@code prepared} and {@code described} for each
 * photograph, then {@code answer} or {@code problem}. If the client closes its connection, the search is cancelled.
 */
@ApplicationScoped
class SearchEvents {

    private static final Logger LOG = Logger.getLogger(SearchEvents.class);

    private final SearchByPhotograph search;
    private final SearchConfig config;
    private final ObjectMapper json;

    SearchEvents(SearchByPhotograph search, SearchConfig config, ObjectMapper json) {
        this.search = search;
        this.config = config;
        this.json = json;
    }

    /**
     * Data of event {@code prepared}.
     *
     * @param photograph position of the photograph in the request, from 0
     */
    record Prepared(int photograph, PreparedView image) {}

    /**
     * Data of event {@code described}.
     *
     * @param photograph position of the photograph in the request, from 0
     */
    record Described(int photograph, DescribedView image) {}

    /**
     * Returns the events of a search.
     *
     * @param profile collection that the caller may read: the search begins after the request's thread has ended
     */
    Multi<OutboundSseEvent> of(
            SearchableCollections.Profile profile, List<SubmittedPhotograph> photographs, SearchRequest request) {
        return Multi.createFrom().emitter(events -> {
            var running = search.search(profile, photographs, request, progress(events, request.pictures()))
                    .subscribe()
                    .with(
                            answer -> {
                                events.emit(event("answer", answer));
                                events.complete();
                            },
                            failure -> {
                                events.emit(event("problem", problem(failure)));
                                events.complete();
                            });
            events.onTermination(running::cancel);
        });
    }

    private SearchProgress progress(MultiEmitter<? super OutboundSseEvent> events, boolean pictures) {
        return new SearchProgress() {
            @Override
            public void prepared(int photograph, PreparedPhotograph prepared) {
                events.emit(event("prepared", new Prepared(photograph, PreparedView.of(prepared, pictures))));
            }

            @Override
            public void described(int photograph, QueryPhotograph described) {
                events.emit(event("described", new Described(photograph, DescribedView.of(described))));
            }
        };
    }

    private OutboundSseEvent event(String name, Object data) {
        try {
            return new OutboundSseEventImpl.BuilderImpl()
                    .name(name)
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(json.writeValueAsString(data))
                    .build();
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private ProblemDetail problem(Throwable failure) {
        Optional<Throwable> known = Optional.empty();
        for (Throwable cause = failure; cause != null && known.isEmpty(); cause = cause.getCause()) {
            known = cause instanceof ProblemException || cause instanceof IndexUnavailable
                    ? Optional.of(cause)
                    : Optional.empty();
        }
        return switch (known.orElse(failure)) {
            case ProblemException problem -> problem.problem();
            case IndexUnavailable unavailable -> {
                LOG.warnf("index: %s", unavailable.getMessage());
                yield new SearchProblem.Unavailable("OpenSearch", config.retryAfter()).detail();
            }
            default -> {
                var incident = UUID.randomUUID().toString();
                LOG.errorf(failure, "incident=%s search as events", incident);
                yield ProblemDetail.of(
                                500,
                                "internal-error",
                                "Internal error",
                                "The search failed by a fault of the server; its log has the cause under incident %s."
                                        .formatted(incident))
                        .with("incident", incident);
            }
        };
    }
}
