package org.vitrine.inference.describe;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.inference.cache.InferenceContext;
import org.vitrine.inference.cache.RemoteQuestion;
import org.vitrine.inference.cache.StatementCache;
import org.vitrine.inference.cache.StatementKind;
import org.vitrine.inference.cost.BudgetCheck;
import org.vitrine.inference.describe.ImageDescriber.Said;
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
    private static final Duration BUDGET_PAUSE = Duration.ofMinutes(1);

    private final RekognitionLabeller rekognitionLabeller;
    private final Endpoints endpoints;
    private final StatementCache kept;
    private final BudgetCheck budgetCheck;
    private final ImageStore store;
    private final long maxRenditionBytes;

    StatementRequests(
            RekognitionLabeller rekognitionLabeller,
            Endpoints endpoints,
            StatementCache kept,
            BudgetCheck budgetCheck,
            ImageStore store,
            InferenceConfig config) {
        this.rekognitionLabeller = rekognitionLabeller;
        this.endpoints = endpoints;
        this.kept = kept;
        this.budgetCheck = budgetCheck;
        this.store = store;
        this.maxRenditionBytes = config.maxRenditionBytes().asLongValue();
    }

    Pending of(InferenceContext inferenceContext, InferenceProfile inferenceProfile) {
        return new Pending(inferenceContext, inferenceProfile);
    }

    /** The budget is spent, and the profile prescribes to skip the statement. */
    private static final class BudgetExceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private BudgetExceeded(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** The requests about one photograph; reads each of its pictures from the store at most once. */
    final class Pending implements PictureReader {

        private final InferenceContext inferenceContext;
        private final InferenceProfile inferenceProfile;
        private final Map<String, Uni<byte[]>> read = new ConcurrentHashMap<>();

        private Pending(InferenceContext inferenceContext, InferenceProfile inferenceProfile) {
            this.inferenceContext = inferenceContext;
            this.inferenceProfile = inferenceProfile;
        }

        Uni<Said<LabelsStatement>> labels(List<ImageInput> shown, InferenceProfile.Labels wished) {
            return skippable(
                    "labels",
                    first(
                            shown,
                            picture -> statement(
                                    QuestionParameters.labels(picture, wished),
                                    StatementKind.LABELS,
                                    new RemoteModel.Rekognition(),
                                    BilledCall.labels(wished),
                                    () -> rekognitionLabeller.labels(
                                            picture, this, wished, inferenceContext.asker()))));
        }

        Uni<Said<LabelsStatement>> customLabels(List<ImageInput> shown, InferenceProfile.Labels wished, String arn) {
            return skippable(
                    "custom-labels",
                    first(
                            shown,
                            picture -> statement(
                                    QuestionParameters.customLabels(picture, wished, arn),
                                    StatementKind.LABELS,
                                    new RemoteModel.CustomLabels(arn),
                                    BilledCall.customLabels(arn),
                                    () -> rekognitionLabeller.customLabels(
                                            picture, this, arn, wished, inferenceContext.asker()))));
        }

        Uni<Said<AttributeStatement>> attribute(String name, ImageInput shown, InferenceProfile.Endpoint endpoint) {
            return skippable(
                    name,
                    statement(
                            QuestionParameters.attribute(name, shown, endpoint),
                            StatementKind.ATTRIBUTE,
                            new RemoteModel.SageMaker(endpoint.name()),
                            BilledCall.endpoint(endpoint),
                            () -> endpoints.attribute(name, shown, this, endpoint, inferenceContext.asker())));
        }

        /**
         * A step is never skipped: if the budget is spent it fails, and preprocess-service computes the step itself.
         */
        Uni<StepStatement> step(String step, ImageInput shown, InferenceProfile.Endpoint endpoint) {
            var remote = new RemoteModel.SageMaker(endpoint.name());
            return statement(
                            QuestionParameters.step(step, shown, endpoint),
                            StatementKind.STEP,
                            remote,
                            BilledCall.endpoint(endpoint),
                            () -> endpoints.step(step, shown, this, endpoint, inferenceContext.asker()))
                    .onFailure(BudgetExceeded.class)
                    .transform(failure -> waiting(remote, String.valueOf(failure.getMessage())));
        }

        /**
         * The vector is never skipped, because no search finds an image without one: if the budget is spent it waits.
         */
        Uni<VectorStatement> vector(ImageInput shown) {
            var endpoint = inferenceProfile.embedder();
            var remote = new RemoteModel.SageMaker(endpoint.name());
            return statement(
                            QuestionParameters.vector(shown, endpoint),
                            StatementKind.VECTOR,
                            remote,
                            BilledCall.endpoint(endpoint),
                            () -> endpoints.vector(shown, this, endpoint, inferenceContext.asker()))
                    .onFailure(BudgetExceeded.class)
                    .transform(failure -> waiting(remote, String.valueOf(failure.getMessage())));
        }

        @Override
        public Uni<byte[]> bytes(ImageInput shown) {
            return switch (shown.way()) {
                case ImageInput.Way.Bytes(var bytes) -> Uni.createFrom().item(bytes);
                case ImageInput.Way.Stored(var location) ->
                    read.computeIfAbsent(shown.sha256(), _ -> store.get(location, maxRenditionBytes)
                            .memoize()
                            .indefinitely());
                case ImageInput.Way.Reference(var bucket, var key) ->
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
                Supplier<Uni<T>> ask) {
            return kept.of(remoteQuestion, kind, inferenceContext, () -> switch (budgetCheck.of(
                    inferenceContext.asker().collection(), inferenceProfile.budget(), billed)) {
                case BudgetCheck.Verdict.Fine() -> ask.get();
                case BudgetCheck.Verdict.Spent(var then, var sentence) ->
                    Uni.createFrom()
                            .failure(
                                    switch (then) {
                                        case SKIP -> new BudgetExceeded(sentence);
                                        case PAUSE -> waiting(remote, sentence);
                                    });
            });
        }

        /** Requests about the first picture; about the next one if Rekognition cannot read it from S3. */
        private <T> Uni<T> first(List<ImageInput> shown, java.util.function.Function<ImageInput, Uni<T>> ask) {
            var said = ask.apply(shown.getFirst());
            return shown.size() == 1
                    ? said
                    : said.onFailure(StatementRequests::isUnreadableReference)
                            .invoke(failure -> LOG.warnf(
                                    "Rekognition cannot read originals from S3, renditions are sent instead: %s. It needs the bucket's region and s3:GetObject; see vitrine.inference.rekognition.by-reference",
                                    failure.getMessage()))
                            .onFailure(StatementRequests::isUnreadableReference)
                            .recoverWithUni(() -> first(shown.subList(1, shown.size()), ask));
        }

        private <T> Uni<Said<T>> skippable(String what, Uni<T> said) {
            return said.map(statement -> new Said<>(Optional.of(statement), Optional.<SkippedRequest>empty()))
                    .onFailure(BudgetExceeded.class)
                    .recoverWithItem(failure -> new Said<>(
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

    private static RemoteFailure waiting(RemoteModel remote, String sentence) {
        return new RemoteFailure(new RemoteFault.NotAttempted(remote, sentence, Optional.of(BUDGET_PAUSE)));
    }
}
