package org.vitrine.inference.describe;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.inference.cache.InferenceContext;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.PhotographDescription;
import org.vitrine.inference.statement.SkippedRequest;
import org.vitrine.inference.statement.VectorStatement;

/**
 * Requests all statements that a collection's profile names about a photograph, concurrently, and combines them. Used
 * by the stage of the flow and by {@code POST /v1/describe}. It waits without blocking a thread. Thread-safe.
 *
 * <p>If a request fails, it still waits for the others, because their statements are cached and need no second call;
 * then it fails with the first {@link org.vitrine.inference.remote.RemoteFailure}.
 */
@ApplicationScoped
public class ImageDescriber {

    private final StatementRequests statementRequests;
    private final int attributeConcurrency;

    ImageDescriber(StatementRequests statementRequests, InferenceConfig config) {
        this.statementRequests = statementRequests;
        this.attributeConcurrency = config.attributeConcurrency();
    }

    /**
     * Describes a photograph.
     *
     * @param renditionSet pictures of the photograph
     * @param inferenceProfile which statements to request, from which endpoints
     * @param inferenceContext requester and image
     */
    public Uni<PhotographDescription> describe(
            RenditionSet renditionSet, InferenceProfile inferenceProfile, InferenceContext inferenceContext) {
        var asking = statementRequests.of(inferenceContext, inferenceProfile);
        return Uni.combine()
                .all()
                .unis(
                        labels(asking, renditionSet, inferenceProfile),
                        customLabels(asking, renditionSet, inferenceProfile),
                        attributes(asking, renditionSet, inferenceProfile),
                        asking.vector(renditionSet.prepared()))
                .collectFailures()
                .with((labels, custom, answered, vector) -> {
                    var attributes =
                            answered.stream().map(ImageDescriber::orWhyNot).toList();
                    var all = new ArrayList<>(
                            labels.statement().map(LabelsStatement::labels).orElse(List.of()));
                    custom.statement().map(LabelsStatement::labels).ifPresent(all::addAll);
                    var skipped = new ArrayList<SkippedRequest>();
                    labels.skipped().ifPresent(skipped::add);
                    custom.skipped().ifPresent(skipped::add);
                    attributes.forEach(said -> said.skipped().ifPresent(skipped::add));
                    return new PhotographDescription(
                            List.copyOf(all),
                            labels.statement().flatMap(LabelsStatement::properties),
                            attributes.stream()
                                    .flatMap(said -> said.statement().stream())
                                    .sorted(Comparator.comparing(AttributeStatement::name))
                                    .toList(),
                            vector,
                            List.copyOf(skipped));
                })
                .onFailure(CompositeException.class)
                .transform(ImageDescriber::first);
    }

    /** Requests only the vector of a photograph, by the embedder of the profile. */
    public Uni<VectorStatement> vector(
            RenditionSet renditionSet, InferenceProfile inferenceProfile, InferenceContext inferenceContext) {
        return statementRequests.of(inferenceContext, inferenceProfile).vector(renditionSet.prepared());
    }

    private static Said<AttributeStatement> orWhyNot(Said<AttributeStatement> said) {
        return said.statement()
                .flatMap(AttributeStatement::isUndecided)
                .map(why -> new Said<AttributeStatement>(Optional.empty(), Optional.of(why)))
                .orElse(said);
    }

    /** Returns the first of several failures; the record is repeated, and a later attempt meets the others. */
    private static Throwable first(Throwable failure) {
        return failure instanceof CompositeException several
                ? first(several.getCauses().getFirst())
                : failure;
    }

    private static Uni<Said<LabelsStatement>> labels(
            StatementRequests.Pending asking, RenditionSet renditionSet, InferenceProfile inferenceProfile) {
        return inferenceProfile
                .labels()
                .map(wished -> switch (renditionSet.labels()) {
                    case RenditionSet.ForLabels.These(var shown) -> asking.labels(shown, wished);
                    case RenditionSet.ForLabels.Absent(var why) -> Said.<LabelsStatement>not(why);
                })
                .orElseGet(Said::nothing);
    }

    private static Uni<Said<LabelsStatement>> customLabels(
            StatementRequests.Pending asking, RenditionSet renditionSet, InferenceProfile inferenceProfile) {
        return inferenceProfile
                .labels()
                .flatMap(wished -> wished.customModel().map(arn -> switch (renditionSet.customLabels()) {
                    case RenditionSet.ForLabels.These(var shown) -> asking.customLabels(shown, wished, arn);
                    case RenditionSet.ForLabels.Absent(var why) -> Said.<LabelsStatement>not(why);
                }))
                .orElseGet(Said::nothing);
    }

    private Uni<List<Said<AttributeStatement>>> attributes(
            StatementRequests.Pending asking, RenditionSet renditionSet, InferenceProfile inferenceProfile) {
        return Multi.createFrom()
                .iterable(inferenceProfile.attributes().entrySet())
                .onItem()
                .transformToUni(wish -> {
                    var shown =
                            switch (wish.getValue().contract()) {
                                case CLASSIFICATION, PICTURE -> renditionSet.prepared();
                                case OBJECT_DETECTION, SEMANTIC_SEGMENTATION ->
                                    renditionSet.whole().orElse(renditionSet.prepared());
                            };
                    return asking.attribute(wish.getKey(), shown, wish.getValue());
                })
                .collectFailures()
                .merge(attributeConcurrency)
                .collect()
                .asList();
    }

    /** A statement, or the reason why it was skipped; neither if the profile does not request it. */
    record Said<T>(Optional<T> statement, Optional<SkippedRequest> skipped) {

        static <T> Uni<Said<T>> not(SkippedRequest why) {
            return Uni.createFrom().item(new Said<>(Optional.empty(), Optional.of(why)));
        }

        static <T> Uni<Said<T>> nothing() {
            return Uni.createFrom().item(new Said<>(Optional.empty(), Optional.empty()));
        }
    }
}
