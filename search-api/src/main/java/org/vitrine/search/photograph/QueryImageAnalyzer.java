package org.vitrine.search.photograph;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;
import org.jspecify.annotations.Nullable;
import org.vitrine.problem.ProblemException;
import org.vitrine.search.collection.SearchableCollections;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.match.ImageSide;
import org.vitrine.search.problem.SearchProblem;

/**
 * Prepares and describes a query photograph, by HTTP requests to preprocess-service and inference-service, which do the
 * same for catalogued photographs. Does not block. Fails with a {@link ProblemException} if a service refuses the
 * photograph or does not answer.
 */
@ApplicationScoped
public class QueryImageAnalyzer {

    private static final Logger LOG = Logger.getLogger(QueryImageAnalyzer.class);
    private static final String PREPROCESS = "preprocess-service";
    private static final String INFERENCE = "inference-service";

    /** Disables the default exception mapper: with it, the client throws at a 422 before its body is read. */
    private static final String DISABLE_DEFAULT_MAPPER = "microprofile.rest.client.disable.default.mapper";

    private static final String PREPARED = "prepared";
    private static final String ACCESS = "access";

    /**
     * Maximum size of a photograph that is read into memory and sent in one piece. A larger one is sent from its file
     * in pieces of 8 KiB, each read for itself; so the photographs of concurrent searches do not fill the heap.
     */
    private static final long MAX_IN_MEMORY_BYTES = 8 << 20;

    private final PrepareClient preprocess;
    private final DescribeClient inference;
    private final SearchableCollections searchableCollections;
    private final Vertx vertx;
    private final SearchConfig config;
    private final ObjectMapper json;

    QueryImageAnalyzer(
            SearchableCollections searchableCollections, Vertx vertx, SearchConfig config, ObjectMapper json) {
        this.searchableCollections = searchableCollections;
        this.vertx = vertx;
        this.config = config;
        this.json = json;
        this.preprocess = client(PrepareClient.class, config.preprocessUrl(), config.prepareTimeout());
        this.inference = client(DescribeClient.class, config.inferenceUrl(), config.describeTimeout());
    }

    /**
     * Prepares a photograph without describing it; no model is called.
     *
     * @param photograph file with the photograph, for as long as the request lasts
     * @param collectionId collection whose profile states how it is prepared
     */
    public Uni<PreparedPhotograph> prepare(Path photograph, String collectionId) {
        var submitted = new SubmittedPhotograph(
                ImageSide.UNKNOWN, new SubmittedPhotograph.Bytes.Uploaded(photograph), GivenPlacement.NONE);
        return Uni.createFrom().deferred(() -> prepare(submitted, collectionId, List.of(PREPARED), false));
    }

    /**
     * Prepares a photograph and then describes it.
     *
     * @param position position of the photograph in the request, from 0
     * @param pictures whether the picture after each step is requested
     * @param progress receives the results of both stages
     */
    Uni<QueryPhotograph> analyze(
            SubmittedPhotograph photograph,
            int position,
            String collectionId,
            boolean pictures,
            SearchProgress progress) {
        return Uni.createFrom().deferred(() -> {
            long began = System.nanoTime();
            var kinds = searchableCollections.find(collectionId).needsWholePicture()
                    ? List.of(PREPARED, ACCESS)
                    : List.of(PREPARED);
            return prepare(photograph, collectionId, kinds, pictures).chain(prepared -> {
                double prepareMs = Timings.msSince(began);
                progress.prepared(position, prepared);
                long since = System.nanoTime();
                return describe(prepared, collectionId)
                        .map(described -> new QueryPhotograph(
                                photograph.side(), prepared, described, prepareMs, Timings.msSince(since)))
                        .invoke(analyzed -> progress.described(position, analyzed));
            });
        });
    }

    private Uni<PreparedPhotograph> prepare(
            SubmittedPhotograph photograph, String collectionId, List<String> kinds, boolean pictures) {
        return send(photograph, collectionId, String.join(",", kinds), pictures)
                .chain(answer ->
                        read(answer, body -> PreparedAnswer.read(boundary(answer), body, kinds, json), PREPROCESS))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> unavailable(PREPROCESS, String.valueOf(failure)));
    }

    private Uni<Response> send(
            SubmittedPhotograph photograph, String collectionId, String renditions, boolean pictures) {
        var region = photograph.placement().regionParameter();
        var angle = photograph.placement().angleDegrees();
        Optional<Boolean> stepPictures = pictures ? Optional.of(true) : Optional.empty();
        return switch (photograph.bytes()) {
            case SubmittedPhotograph.Bytes.Uploaded(var file)
            when file.toFile().length() > MAX_IN_MEMORY_BYTES ->
                preprocess.prepare(collectionId, region, angle, renditions, stepPictures, file.toFile());
            case SubmittedPhotograph.Bytes.Uploaded(var file) ->
                Uni.createFrom()
                        .completionStage(() ->
                                vertx.fileSystem().readFile(file.toString()).toCompletionStage())
                        .chain(bytes -> preprocess.prepare(
                                collectionId, region, angle, renditions, stepPictures, bytes.getBytes()));
            case SubmittedPhotograph.Bytes.Stored(var bytes) ->
                preprocess.prepare(collectionId, region, angle, renditions, stepPictures, bytes.getBytes());
        };
    }

    private static @Nullable String boundary(Response answer) {
        var mediaType = answer.getMediaType();
        return mediaType == null ? null : mediaType.getParameters().get("boundary");
    }

    private Uni<DescribedPhotograph> describe(PreparedPhotograph prepared, String collectionId) {
        return Uni.createFrom()
                .deferred(() -> inference.describe(collectionId, form(prepared)))
                .chain(answer -> read(answer, body -> json.readValue(body, DescribedPhotograph.class), INFERENCE))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> unavailable(INFERENCE, String.valueOf(failure)));
    }

    private static ClientMultipartForm form(PreparedPhotograph prepared) {
        var form = ClientMultipartForm.create();
        prepared.renditions()
                .forEach((kind, picture) ->
                        form.binaryFileUpload(kind, kind, Buffer.buffer(picture.bytes()), picture.mediaType()));
        return form;
    }

    private <T> Uni<T> read(Response answer, UpstreamResponse.BodyReader<T> reader, String service) {
        return switch (UpstreamResponse.read(answer.getStatus(), answer.readEntity(byte[].class), reader, json)) {
            case UpstreamResponse.Answered<T>(var value) -> Uni.createFrom().item(value);
            case UpstreamResponse.Refused<T>(var problem) ->
                Uni.createFrom().failure(new SearchProblem.Refused(problem).exception());
            case UpstreamResponse.Failed<T>(var cause, var upstreamDetail) ->
                Uni.createFrom().failure(unavailable(service, cause, upstreamDetail));
            case UpstreamResponse.Misconfigured<T>(var problem) -> {
                LOG.warnf("service=%s: %s", service, problem.detail());
                yield Uni.createFrom().failure(new SearchProblem.Misconfigured(service, problem).exception());
            }
        };
    }

    private ProblemException unavailable(String service, String cause) {
        return unavailable(service, cause, Optional.empty());
    }

    private ProblemException unavailable(String service, String cause, Optional<String> upstreamDetail) {
        LOG.warnf("service=%s: %s", service, cause);
        return new SearchProblem.Unavailable(service, upstreamDetail, config.retryAfter()).exception();
    }

    private <C> C client(Class<C> type, URI url, Duration timeout) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .property(DISABLE_DEFAULT_MAPPER, true)
                .build(type);
    }
}
