package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.problem.BodyLength;
import org.vitrine.problem.UnreadBodyResponse;

/**
 * Vert.x filter that limits the bodies of requests before any of their bytes are read. It refuses a body by its
 * Content-Length, and JSON without one.
 *
 * <p>Raw photographs pass: {@link UploadReader} counts their bytes while it reads them, because a batch must show those
 * that are refused. Forms wait here for their turn, since Quarkus writes their parts to disk before it calls any
 * method. Forms without a length are cut off by Quarkus at {@code quarkus.http.limits.max-body-size}.
 */
@ApplicationScoped
class BodyLimits {

    private static final int FILTER_PRIORITY = 100;
    /** Bytes of a form beside its photograph: boundaries, headers and metadata. */
    private static final long FORM_OVERHEAD = 1024 * 1024;

    private static final Pattern PHOTOGRAPH_PATH =
            Pattern.compile("/v1/collections/[^/]+/(images|batches/[^/]+/items)");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String NOTIFICATION_PATH = "/v1/s3-events";

    private final long maxUploadBytes;
    private final long maxJsonBytes;
    private final FormAdmission formAdmission;
    private final OversizedForms oversizedForms;
    private final ObjectMapper json;

    BodyLimits(
            IngestConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize,
            FormAdmission formAdmission,
            OversizedForms oversizedForms,
            ObjectMapper json) {
        this.formAdmission = formAdmission;
        this.oversizedForms = oversizedForms;
        this.maxUploadBytes = config.maxUpload().asLongValue();
        if (maxBodySize.asLongValue() < maxUploadBytes + FORM_OVERHEAD) {
            throw new IllegalStateException(
                    "quarkus.http.limits.max-body-size is %d: it must be at least 1 MiB more than vitrine.ingest.max-upload %d"
                            .formatted(maxBodySize.asLongValue(), maxUploadBytes));
        }
        this.maxJsonBytes = config.maxJson().asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FILTER_PRIORITY);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        if (!hasBody(request.method())) {
            context.next();
            return;
        }
        var mediaType =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
        boolean form = PHOTOGRAPH_PATH.matcher(request.path()).matches() && isForm(mediaType);
        var length = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH));
        var problem = problem(request.path(), mediaType, length);
        if (problem.isPresent() && form) {
            oversizedForms.count(context, problem.get(), () -> refuse(context, problem.get()));
        } else if (problem.isPresent()) {
            refuse(context, problem.get());
        } else if (form) {
            formAdmission.admit(
                    context, () -> pass(context), () -> refuse(context, new IngestProblem.Busy(RETRY_AFTER)));
        } else {
            pass(context);
        }
    }

    /** Returns whether requests with this method have a body that the service reads. */
    static boolean hasBody(HttpMethod method) {
        return method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH;
    }

    /**
     * Passes a request on, with changed headers where Quarkus would handle the body wrongly.
     *
     * <p>Quarkus would refuse a raw photograph by its Content-Length with an empty answer; the length is set to one
     * byte too many, so that reading it ends in a problem. The Content-Type that a client gives, such as curl's
     * {@code application/x-www-form-urlencoded} or none at all, must not decide how a photograph is read: only a form
     * is read as a form, any other body as bytes.
     */
    private void pass(RoutingContext context) {
        var request = context.request();
        var headers = request.headers();
        var mediaType = headers.get(HttpHeaders.CONTENT_TYPE);
        if (PHOTOGRAPH_PATH.matcher(request.path()).matches() && (mediaType == null || !isForm(mediaType))) {
            headers.set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        }
        if (request.path().startsWith(NOTIFICATION_PATH)) {
            headers.set(HttpHeaders.CONTENT_TYPE, "application/json"); // Amazon SNS sends text/plain, curl sends a form
        }
        var length = BodyLength.of(Optional.ofNullable(headers.get(HttpHeaders.CONTENT_LENGTH)));
        if (length.isPresent() && length.getAsLong() > maxUploadBytes) {
            headers.set(HttpHeaders.CONTENT_LENGTH, Long.toString(maxUploadBytes + 1));
        }
        context.next();
    }

    /**
     * Returns why a request is refused; empty where it passes. Pure, apart from the configured limits.
     *
     * @param mediaType value of Content-Type; empty text where absent
     * @param length value of Content-Length
     */
    Optional<IngestProblem> problem(String path, String mediaType, Optional<String> length) {
        boolean photograph = PHOTOGRAPH_PATH.matcher(path).matches();
        if (photograph && !isForm(mediaType)) {
            return Optional.empty();
        }
        var announced = BodyLength.of(length);
        if (announced.isEmpty()) {
            return photograph ? Optional.empty() : Optional.of(new IngestProblem.LengthRequired(path));
        }
        long bytes = announced.getAsLong();
        if (photograph) {
            return bytes > maxUploadBytes + FORM_OVERHEAD
                    ? Optional.of(new IngestProblem.TooLarge(maxUploadBytes))
                    : Optional.empty();
        }
        return bytes > maxJsonBytes ? Optional.of(new IngestProblem.TooLargeJson(maxJsonBytes)) : Optional.empty();
    }

    private static boolean isForm(String mediaType) {
        return mediaType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private void refuse(RoutingContext context, IngestProblem refusal) {
        var problem = refusal.detail();
        if (refusal instanceof IngestProblem.Busy) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        }
        try {
            UnreadBodyResponse.refuse(context, problem.status(), json.writeValueAsString(problem));
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
