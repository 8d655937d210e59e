package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.problem.ProblemDetail;

/**
 * Refuses bodies by their announced length before anything of them is read, and those that announce none where they are
 * read whole. Raw photographs pass: {@link Intake} counts them as they come.
 */
@ApplicationScoped
class BodyLimits {

    private static final int BEFORE_ALL_OTHERS = 100;
    private static final long FORM_OVERHEAD = 1024 * 1024;
    private static final Pattern PHOTOGRAPHS = Pattern.compile("/v1/collections/[^/]+/(images|batches/[^/]+/items)");

    private final long maxUpload;
    private final long maxJson;
    private final ObjectMapper json;

    BodyLimits(IngestConfig config, ObjectMapper json) {
        this.maxUpload = config.maxUpload().asLongValue();
        this.maxJson = config.maxJson().asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_OTHERS);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        boolean hasBody = request.method() == HttpMethod.POST || request.method() == HttpMethod.PUT;
        var problem = hasBody
                ? problem(
                        request.path(),
                        Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE))
                                .orElse(""),
                        Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH)))
                : Optional.<IngestProblem>empty();
        problem.ifPresentOrElse(refusal -> refuse(context, refusal.detail()), context::next);
    }

    /** Pure, but for the limits. */
    Optional<IngestProblem> problem(String path, String mediaType, Optional<String> length) {
        boolean photograph = PHOTOGRAPHS.matcher(path).matches();
        boolean form = mediaType.startsWith("multipart/");
        if (photograph && !form) {
            return Optional.empty();
        }
        if (length.isEmpty() || !length.get().matches("[0-9]{1,18}")) {
            return Optional.of(new IngestProblem.LengthRequired(path));
        }
        long bytes = Long.parseLong(length.get());
        if (photograph) {
            return bytes > maxUpload + FORM_OVERHEAD
                    ? Optional.of(new IngestProblem.TooLarge(maxUpload))
                    : Optional.empty();
        }
        return bytes > maxJson ? Optional.of(new IngestProblem.TooLargeJson(maxJson)) : Optional.empty();
    }

    private void refuse(RoutingContext context, ProblemDetail problem) {
        try {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
