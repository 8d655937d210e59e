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
        var requests = statementRequests.of(inferenceContext, inferenceProfile);
        return Uni.combine()
                .all()
                .unis(
                        labels(requests, renditionSet, inferenceProfile),
                        customLabels(requests, renditionSet, inferenceProfile),
                        attributes(requests, renditionSet, inferenceProfile),
                        requests.vector(renditionSet.prepared()))
                .collectFailures()
                .with((labels, custom, attributeResults, vector) -> {
                    var attributes = attributeResults.stream()
                            .map(ImageDescriber::skippedIfUnknown)
                            .toList();
                    var all = new ArrayList<>(
                            labels.statement().map(LabelsStatement::labels).orElse(List.of()));
                    custom.statement().map(LabelsStatement::labels).ifPresent(all::addAll);
                    var skipped = new ArrayList<SkippedRequest>();
                    labels.skipped().ifPresent(skipped::add);
                    custom.skipped().ifPresent(skipped::add);
                    attributes.forEach(result -> result.skipped().ifPresent(skipped::add));
                    return new PhotographDescription(
                            List.copyOf(all),
                            labels.statement().flatMap(LabelsStatement::properties),
                            attributes.stream()
                                    .flatMap(result -> result.statement().stream())
                                    .sorted(Comparator.comparing(AttributeStatement::name))
                                    .toList(),
                            vector,
                            List.copyOf(skipped));
                })
                .onFailure(CompositeException.class)
                .transform(ImageDescriber::firstFailure);
    }

    /** Requests only the vector of a photograph, by the embedder of the profile. */
    public Uni<VectorStatement> vector(
            RenditionSet renditionSet, InferenceProfile inferenceProfile, InferenceContext inferenceContext) {
        return statementRequests.of(inferenceContext, inferenceProfile).vector(renditionSet.prepared());
    }

    private static OptionalStatement<AttributeStatement> skippedIfUnknown(
            OptionalStatement<AttributeStatement> result) {
        return result.statement()
                .flatMap(AttributeStatement::skippedIfUnknown)
                .map(reason -> new OptionalStatement<AttributeStatement>(Optional.empty(), Optional.of(reason)))
                .orElse(result);
    }

    /** Returns the first of several failures; the record is repeated, and a later attempt meets the others. */
    private static Throwable firstFailure(Throwable failure) {
        return failure instanceof CompositeException composite
                ? firstFailure(composite.getCauses().getFirst())
                : failure;
    }

    private static Uni<OptionalStatement<LabelsStatement>> labels(
            StatementRequests.PhotographRequests requests,
            RenditionSet renditionSet,
            InferenceProfile inferenceProfile) {
        return inferenceProfile
                .labels()
                .map(settings -> switch (renditionSet.labels()) {
                    case RenditionSet.LabelInputs.Present(var input) -> requests.labels(input, settings);
                    case RenditionSet.LabelInputs.Absent(var reason) ->
                        OptionalStatement.<LabelsStatement>ofSkipped(reason);
                })
                .orElseGet(OptionalStatement::notRequested);
    }

    private static Uni<OptionalStatement<LabelsStatement>> customLabels(
            StatementRequests.PhotographRequests requests,
            RenditionSet renditionSet,
            InferenceProfile inferenceProfile) {
        return inferenceProfile
                .labels()
                .flatMap(settings -> settings.customModel().map(arn -> switch (renditionSet.customLabels()) {
                    case RenditionSet.LabelInputs.Present(var input) -> requests.customLabels(input, settings, arn);
                    case RenditionSet.LabelInputs.Absent(var reason) ->
                        OptionalStatement.<LabelsStatement>ofSkipped(reason);
                }))
                .orElseGet(OptionalStatement::notRequested);
    }

    private Uni<List<OptionalStatement<AttributeStatement>>> attributes(
            StatementRequests.PhotographRequests requests,
            RenditionSet renditionSet,
            InferenceProfile inferenceProfile) {
        return Multi.createFrom()
                .iterable(inferenceProfile.attributes().entrySet())
                .onItem()
                .transformToUni(attribute -> {
                    var input =
                            switch (attribute.getValue().contract()) {
                                case CLASSIFICATION, PICTURE -> renditionSet.prepared();
                                case OBJECT_DETECTION, SEMANTIC_SEGMENTATION ->
                                    renditionSet.whole().orElse(renditionSet.prepared());
                            };
                    return requests.attribute(attribute.getKey(), input, attribute.getValue());
                })
                .collectFailures()
                .merge(attributeConcurrency)
                .collect()
                .asList();
    }

    /** A statement, or the reason why it was skipped; neither if the profile does not request it. */
    record OptionalStatement<T>(Optional<T> statement, Optional<SkippedRequest> skipped) {

        static <T> Uni<OptionalStatement<T>> ofSkipped(SkippedRequest reason) {
            return Uni.createFrom().item(new OptionalStatement<>(Optional.empty(), Optional.of(reason)));
        }

        static <T> Uni<OptionalStatement<T>> notRequested() {
            return Uni.createFrom().item(new OptionalStatement<>(Optional.empty(), Optional.empty()));
        }
    }
}
