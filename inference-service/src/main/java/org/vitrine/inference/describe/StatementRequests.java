package org.vitrine.inference.describe;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.inference.cache.InferenceContext;
import org.vitrine.inference.cache.RemoteQuestion;
import org.vitrine.inference.cache.StatementCache;
import org.vitrine.inference.cache.StatementKind;
import org.vitrine.inference.cost.BudgetCheck;
import org.vitrine.inference.describe.ImageDescriber.OptionalStatement;
import org.vitrine.inference.remote.BilledCall;
import org.vitrine.inference.remote.Endpoints;
import org.vitrine.inference.remote.PictureReader;
import org.vitrine.inference.remote.RekognitionLabeller;
import org.vitrine.inference.remote.RemoteFailure;
import org.vitrine.inference.remote.RemoteFault;
import org.vitrine.inference.remote.RemoteModel;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.SkippedRequest;
import org.vitrine.inference.statement.StepStatement;
import org.vitrine.inference.statement.VectorStatement;
import org.vitrine.store.ImageStore;

/**
 * Requests single statements: each is taken from the cache, skipped or held back because the budget is spent, or
 * requested from the remote.
 */
@ApplicationScoped
class StatementRequests {

    private static final Logger LOG = Logger.getLogger(StatementRequests.class);
    private static final Duration BUDGET_RETRY_INTERVAL = Duration.ofMinutes(1);

    private final RekognitionLabeller rekognitionLabeller;
    private final Endpoints endpoints;
    private final StatementCache statementCache;
    private final BudgetCheck budgetCheck;
    private final ImageStore store;
    private final long maxRenditionBytes;

    StatementRequests(
            RekognitionLabeller rekognitionLabeller,
            Endpoints endpoints,
            StatementCache statementCache,
            BudgetCheck budgetCheck,
            ImageStore store,
            InferenceConfig config) {
        this.rekognitionLabeller = rekognitionLabeller;
        this.endpoints = endpoints;
        this.statementCache = statementCache;
        this.budgetCheck = budgetCheck;
        this.store = store;
        this.maxRenditionBytes = config.maxRenditionBytes().asLongValue();
    }

    PhotographRequests of(InferenceContext inferenceContext, InferenceProfile inferenceProfile) {
        return new PhotographRequests(inferenceContext, inferenceProfile);
    }

    /** The budget is spent, and the profile prescribes to skip the statement. */
    private static final class BudgetExceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BudgetExceeded(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** The requests about one photograph; reads each of its pictures from the store at most once. */
    final class PhotographRequests implements PictureReader {

        private final InferenceContext inferenceContext;
        private final InferenceProfile inferenceProfile;
        private final Map<String, Uni<byte[]>> readPictures = new ConcurrentHashMap<>();

        private PhotographRequests(InferenceContext inferenceContext, InferenceProfile inferenceProfile) {
            this.inferenceContext = inferenceContext;
            this.inferenceProfile = inferenceProfile;
        }

        Uni<OptionalStatement<LabelsStatement>> labels(List<ImageInput> input, InferenceProfile.Labels settings) {
            return orSkipped(
                    "labels",
                    withFallback(
                            input,
                            picture -> statement(
                                    QuestionParameters.labels(picture, settings),
                                    StatementKind.LABELS,
                                    new RemoteModel.Rekognition(),
                                    BilledCall.labels(settings),
                                    () -> rekognitionLabeller.labels(
                                            picture, this, settings, inferenceContext.requester()))));
        }

        Uni<OptionalStatement<LabelsStatement>> customLabels(
                List<ImageInput> input, InferenceProfile.Labels settings, String arn) {
            return orSkipped(
                    "custom-labels",
                    withFallback(
                            input,
                            picture -> statement(
                                    QuestionParameters.customLabels(picture, settings, arn),
                                    StatementKind.LABELS,
                                    new RemoteModel.CustomLabels(arn),
                                    BilledCall.customLabels(arn),
                                    () -> rekognitionLabeller.customLabels(
                                            picture, this, arn, settings, inferenceContext.requester()))));
        }

        Uni<OptionalStatement<AttributeStatement>> attribute(
                String name, ImageInput input, InferenceProfile.Endpoint endpoint) {
            return orSkipped(
                    name,
                    statement(
                            QuestionParameters.attribute(name, input, endpoint),
                            StatementKind.ATTRIBUTE,
                            new RemoteModel.SageMaker(endpoint.name()),
                            BilledCall.endpoint(endpoint),
                            () -> endpoints.attribute(name, input, this, endpoint, inferenceContext.requester())));
        }

        /**
         * A step is never skipped: if the budget is spent it fails, and preprocess-service computes the step itself.
         */
        Uni<StepStatement> step(String step, ImageInput input, InferenceProfile.Endpoint endpoint) {
            var remote = new RemoteModel.SageMaker(endpoint.name());
            return statement(
                            QuestionParameters.step(step, input, endpoint),
                            StatementKind.STEP,
                            remote,
                            BilledCall.endpoint(endpoint),
                            () -> endpoints.step(step, input, this, endpoint, inferenceContext.requester()))
                    .onFailure(BudgetExceeded.class)
                    .transform(failure -> heldBack(remote, String.valueOf(failure.getMessage())));
        }

        /**
         * The vector is never skipped, because no search finds an image without one: if the budget is spent it waits.
         */
        Uni<VectorStatement> vector(ImageInput input) {
            var endpoint = inferenceProfile.embedder();
            var remote = new RemoteModel.SageMaker(endpoint.name());
            return statement(
                            QuestionParameters.vector(input, endpoint),
                            StatementKind.VECTOR,
                            remote,
                            BilledCall.endpoint(endpoint),
                            () -> endpoints.vector(input, this, endpoint, inferenceContext.requester()))
                    .onFailure(BudgetExceeded.class)
                    .transform(failure -> heldBack(remote, String.valueOf(failure.getMessage())));
        }

        @Override
        public Uni<byte[]> bytes(ImageInput input) {
            return switch (input.transport()) {
                case ImageInput.Transport.Bytes(var bytes) -> Uni.createFrom().item(bytes);
                case ImageInput.Transport.Stored(var location) ->
                    readPictures.computeIfAbsent(input.sha256(), _ -> store.get(location, maxRenditionBytes)
                            .memoize()
                            .indefinitely());
                case ImageInput.Transport.Reference(var bucket, var key) ->
                    Uni.createFrom()
                            .failure(new IllegalStateException("s3://" + bucket + "/" + key
                                    + " is passed by reference; its bytes are not read here"));
            };
        }

        private <T> Uni<T> statement(
                RemoteQuestion remoteQuestion,
                StatementKind<T> kind,
                RemoteModel remote,
                List<String> billed,
                Supplier<Uni<T>> call) {
            return statementCache.get(remoteQuestion, kind, inferenceContext, () -> switch (budgetCheck.of(
                    inferenceContext.requester().collection(), inferenceProfile.budget(), billed)) {
                case BudgetCheck.Result.Allowed() -> call.get();
                case BudgetCheck.Result.Exceeded(var action, var sentence) ->
                    Uni.createFrom()
                            .failure(
                                    switch (action) {
                                        case SKIP -> new BudgetExceeded(sentence);
                                        case PAUSE -> heldBack(remote, sentence);
                                    });
            });
        }

        /** Requests about the first picture; about the next one if Rekognition cannot read it from S3. */
        private <T> Uni<T> withFallback(List<ImageInput> input, Function<ImageInput, Uni<T>> call) {
            var request = call.apply(input.getFirst());
            return input.size() == 1
                    ? request
                    : request.onFailure(StatementRequests::isUnreadableReference)
                            .invoke(failure -> LOG.warnf(
                                    "Rekognition cannot read originals from S3, renditions are sent instead: %s. It needs the bucket's region and s3:GetObject; see vitrine.inference.rekognition.by-reference",
                                    failure.getMessage()))
                            .onFailure(StatementRequests::isUnreadableReference)
                            .recoverWithUni(() -> withFallback(input.subList(1, input.size()), call));
        }

        private <T> Uni<OptionalStatement<T>> orSkipped(String what, Uni<T> request) {
            return request.map(statement ->
                            new OptionalStatement<>(Optional.of(statement), Optional.<SkippedRequest>empty()))
                    .onFailure(BudgetExceeded.class)
                    .recoverWithItem(failure -> new OptionalStatement<>(
                            Optional.empty(),
                            Optional.of(
                                    new SkippedRequest(what, "budget-spent", String.valueOf(failure.getMessage())))));
        }
    }

    private static boolean isUnreadableReference(Throwable failure) {
        return failure instanceof RemoteFailure remote
                && remote.fault() instanceof RemoteFault.Refused refused
                && refused.errorCode().startsWith("InvalidS3Object");
    }

    private static RemoteFailure heldBack(RemoteModel remote, String sentence) {
        return new RemoteFailure(new RemoteFault.NotAttempted(remote, sentence, Optional.of(BUDGET_RETRY_INTERVAL)));
    }
}
