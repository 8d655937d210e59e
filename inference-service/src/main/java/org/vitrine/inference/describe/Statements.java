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
import org.vitrine.inference.cost.Spending;
import org.vitrine.inference.describe.Describer.Said;
import org.vitrine.inference.kept.KeptStatements;
import org.vitrine.inference.kept.Question;
import org.vitrine.inference.kept.StatementKind;
import org.vitrine.inference.kept.Subject;
import org.vitrine.inference.remote.Billed;
import org.vitrine.inference.remote.Endpoints;
import org.vitrine.inference.remote.Labeller;
import org.vitrine.inference.remote.PictureReader;
import org.vitrine.inference.remote.Remote;
import org.vitrine.inference.remote.RemoteFailure;
import org.vitrine.inference.remote.RemoteFault;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.Shown;
import org.vitrine.inference.statement.Skipped;
import org.vitrine.inference.statement.StepStatement;
import org.vitrine.inference.statement.VectorStatement;
import org.vitrine.inference.statement.Wishes;
import org.vitrine.store.ImageStore;

/** One statement at a time: kept already, or too dear, or asked for. */
@ApplicationScoped
class Statements {

    private static final Logger LOG = Logger.getLogger(Statements.class);
    private static final Duration BUDGET_PAUSE = Duration.ofMinutes(1);

    private final Labeller labeller;
    private final Endpoints endpoints;
    private final KeptStatements kept;
    private final Spending spending;
    private final ImageStore store;
    private final long maxRenditionBytes;

    Statements(
            Labeller labeller,
            Endpoints endpoints,
            KeptStatements kept,
            Spending spending,
            ImageStore store,
            InferenceConfig config) {
        this.labeller = labeller;
        this.endpoints = endpoints;
        this.kept = kept;
        this.spending = spending;
        this.store = store;
        this.maxRenditionBytes = config.maxRenditionBytes().asLongValue();
    }

    Asking of(Subject subject, Wishes wishes) {
        return new Asking(subject, wishes);
    }

    /** Beyond the budget, and the profile says to leave it out. */
    private static final class TooDear extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooDear(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** About one photograph; reads each of its pictures at most once. */
    final class Asking implements PictureReader {

        private final Subject subject;
        private final Wishes wishes;
        private final Map<String, Uni<byte[]>> read = new ConcurrentHashMap<>();

        private Asking(Subject subject, Wishes wishes) {
            this.subject = subject;
            this.wishes = wishes;
        }

        Uni<Said<LabelsStatement>> labels(List<Shown> shown, Wishes.Labels wished) {
            return skippable(
                    "labels",
                    first(
                            shown,
                            picture -> statement(
                                    Questions.labels(picture, wished),
                                    StatementKind.LABELS,
                                    new Remote.Rekognition(),
                                    Billed.labels(wished),
                                    () -> labeller.labels(picture, this, wished, subject.asker()))));
        }

        Uni<Said<LabelsStatement>> customLabels(List<Shown> shown, Wishes.Labels wished, String arn) {
            return skippable(
                    "custom-labels",
                    first(
                            shown,
                            picture -> statement(
                                    Questions.customLabels(picture, wished, arn),
                                    StatementKind.LABELS,
                                    new Remote.CustomLabels(arn),
                                    Billed.customLabels(arn),
                                    () -> labeller.customLabels(picture, this, arn, wished, subject.asker()))));
        }

        Uni<Said<AttributeStatement>> attribute(String name, Shown shown, Wishes.Endpoint endpoint) {
            return skippable(
                    name,
                    statement(
                            Questions.attribute(name, shown, endpoint),
                            StatementKind.ATTRIBUTE,
                            new Remote.SageMaker(endpoint.name()),
                            Billed.endpoint(endpoint),
                            () -> endpoints.attribute(name, shown, this, endpoint, subject.asker())));
        }

        /** Never left out either: beyond the budget it fails, and preparation goes the built-in way. */
        Uni<StepStatement> step(String step, Shown shown, Wishes.Endpoint endpoint) {
            var remote = new Remote.SageMaker(endpoint.name());
            return statement(
                            Questions.step(step, shown, endpoint),
                            StatementKind.STEP,
                            remote,
                            Billed.endpoint(endpoint),
                            () -> endpoints.step(step, shown, this, endpoint, subject.asker()))
                    .onFailure(TooDear.class)
                    .transform(failure -> waiting(remote, String.valueOf(failure.getMessage())));
        }

        /** Never left out, since an image without a vector is found by nobody: beyond the budget it waits. */
        Uni<VectorStatement> vector(Shown shown) {
            var endpoint = wishes.embedder();
            var remote = new Remote.SageMaker(endpoint.name());
            return statement(
                            Questions.vector(shown, endpoint),
                            StatementKind.VECTOR,
                            remote,
                            Billed.endpoint(endpoint),
                            () -> endpoints.vector(shown, this, endpoint, subject.asker()))
                    .onFailure(TooDear.class)
                    .transform(failure -> waiting(remote, String.valueOf(failure.getMessage())));
        }

        @Override
        public Uni<byte[]> bytes(Shown shown) {
            return switch (shown.way()) {
                case Shown.Way.Bytes(var bytes) -> Uni.createFrom().item(bytes);
                case Shown.Way.Stored(var location) ->
                    read.computeIfAbsent(shown.sha256(), _ -> store.get(location, maxRenditionBytes)
                            .memoize()
                            .indefinitely());
                case Shown.Way.Reference(var bucket, var key) ->
                    Uni.createFrom()
                            .failure(new IllegalStateException(
                                    "s3://" + bucket + "/" + key + " is shown by reference; nobody reads it here"));
            };
        }

        private <T> Uni<T> statement(
                Question question, StatementKind<T> kind, Remote remote, List<String> billed, Supplier<Uni<T>> ask) {
            return kept.of(question, kind, subject, () -> switch (spending.of(
                    subject.asker().collection(), wishes.budget(), billed)) {
                case Spending.Verdict.Fine() -> ask.get();
                case Spending.Verdict.Spent(var then, var sentence) ->
                    Uni.createFrom()
                            .failure(
                                    switch (then) {
                                        case SKIP -> new TooDear(sentence);
                                        case PAUSE -> waiting(remote, sentence);
                                    });
            });
        }

        /** The next picture is tried where Rekognition cannot read this one from S3. */
        private <T> Uni<T> first(List<Shown> shown, java.util.function.Function<Shown, Uni<T>> ask) {
            var said = ask.apply(shown.getFirst());
            return shown.size() == 1
                    ? said
                    : said.onFailure(Statements::isUnreadableReference)
                            .invoke(failure -> LOG.warnf(
                                    "Rekognition cannot read originals from S3, renditions are sent instead: %s. It needs the bucket's region and s3:GetObject; see vitrine.inference.rekognition.by-reference",
                                    failure.getMessage()))
                            .onFailure(Statements::isUnreadableReference)
                            .recoverWithUni(() -> first(shown.subList(1, shown.size()), ask));
        }

        private <T> Uni<Said<T>> skippable(String what, Uni<T> said) {
            return said.map(statement -> new Said<>(Optional.of(statement), Optional.<Skipped>empty()))
                    .onFailure(TooDear.class)
                    .recoverWithItem(failure -> new Said<>(
                            Optional.empty(),
                            Optional.of(new Skipped(what, "budget-spent", String.valueOf(failure.getMessage())))));
        }
    }

    private static boolean isUnreadableReference(Throwable failure) {
        return failure instanceof RemoteFailure remote
                && remote.fault() instanceof RemoteFault.Refused refused
                && refused.errorCode().startsWith("InvalidS3Object");
    }

    private static RemoteFailure waiting(Remote remote, String sentence) {
        return new RemoteFailure(new RemoteFault.HeldBack(remote, sentence, Optional.of(BUDGET_PAUSE)));
    }
}
