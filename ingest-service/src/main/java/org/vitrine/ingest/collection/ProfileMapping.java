package org.vitrine.ingest.collection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vitrine.events.Budget;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.LabelSettings;
import org.vitrine.ingest.collection.Profile.Endpoint;
import org.vitrine.ingest.collection.Profile.Labels;
import org.vitrine.vision.prepare.SubjectDefaults;

/**
 * Converts profiles between JSON and the record of topic {@code collections}, and supplies the default of each member.
 */
final class ProfileMapping {

    static final List<String> STEPS = List.of("locate", "cut-out", "square");
    private static final List<String> FACETS = List.of("side", "material");
    private static final String SUBJECT = "coin";
    private static final double MIN_CONFIDENCE = 0.5;
    private static final int MAX_LABELS = 20;

    private ProfileMapping() {}

    static CollectionProfile toFact(String collectionId, Profile profile, Instant now) {
        var attributes = new HashMap<String, EndpointReference>();
        profile.attributes().orElse(Map.of()).forEach((name, endpoint) -> attributes.put(name, toFact(endpoint)));
        var stepEndpoints = new HashMap<String, EndpointReference>();
        profile.stepEndpoints().orElse(Map.of()).forEach((step, endpoint) -> {
            var reference = toFact(endpoint);
            reference.setContract(
                    endpoint.contract().orElseGet(() -> Objects.requireNonNull(Profile.STEP_CONTRACTS.get(step))
                            .getFirst()));
            stepEndpoints.put(step, reference);
        });
        var subject = profile.subject().orElse(SUBJECT);
        var defaults = SubjectDefaults.of(subject);
        var fact = CollectionProfile.newBuilder()
                .setCollectionId(collectionId)
                .setTitle(profile.title().orElse(collectionId))
                .setSubject(subject)
                .setSides(profile.sides().orElse(defaults.sides()))
                .setSteps(profile.steps().orElse(STEPS))
                .setLabels(toFact(profile.labels()))
                .setAttributes(attributes)
                .setEmbedder(
                        profile.embedder().map(ProfileMapping::toFact).orElseGet(() -> endpoint(defaults.embedder())))
                .setFacets(profile.facets().orElse(FACETS))
                .setAccess(profile.access().orElse("public"))
                .setStepEndpoints(stepEndpoints)
                .setOutline(profile.outline().orElseGet(() -> defaults.outline().profileValue()))
                .setRerank(profile.rerank().orElse(defaults.rerank()))
                .setRequiredConfirmations(profile.requiredConfirmations().orElse(1))
                .setUpdatedAt(now);
        profile.budget()
                .map(budget -> new Budget(budget.monthly(), budget.whenSpent().orElse("skip")))
                .ifPresent(fact::setBudget);
        return fact.build();
    }

    static Profile toJson(CollectionProfile fact) {
        var labels = fact.getLabels();
        var attributes = new HashMap<String, Endpoint>();
        fact.getAttributes().forEach((name, endpoint) -> attributes.put(name, toJson(endpoint)));
        Map<String, Endpoint> stepEndpoints = new HashMap<>();
        fact.getStepEndpoints().forEach((step, endpoint) -> stepEndpoints.put(step, toJson(endpoint)));
        return new Profile(
                Optional.of(fact.getTitle()),
                Optional.of(fact.getSubject()),
                Optional.of(fact.getSides()),
                Optional.of(fact.getSteps()),
                Optional.of(new Labels(
                        Optional.of(labels.getEnabled()),
                        Optional.of(labels.getMinConfidence()),
                        Optional.of(labels.getMaxLabels()),
                        Optional.of(labels.getImageProperties()),
                        Optional.ofNullable(labels.getCustomLabelsArn()))),
                Optional.of(attributes),
                Optional.of(toJson(fact.getEmbedder())),
                Optional.of(fact.getFacets()),
                Optional.of(fact.getAccess()),
                Optional.ofNullable(fact.getBudget())
                        .map(budget -> new Profile.Budget(budget.getMonthly(), Optional.of(budget.getWhenSpent()))),
                Optional.of(stepEndpoints).filter(map -> !map.isEmpty()),
                Optional.of(SubjectDefaults.shape(Optional.ofNullable(fact.getOutline()), fact.getSubject())
                        .profileValue()),
                Optional.of(SubjectDefaults.rerank(Optional.ofNullable(fact.getRerank()), fact.getSubject())),
                Optional.of(fact.getRequiredConfirmations()));
    }

    private static LabelSettings toFact(Optional<Labels> labels) {
        var fact = LabelSettings.newBuilder()
                .setEnabled(labels.flatMap(Labels::enabled).orElse(true))
                .setMinConfidence(labels.flatMap(Labels::minConfidence).orElse(MIN_CONFIDENCE))
                .setMaxLabels(labels.flatMap(Labels::maxLabels).orElse(MAX_LABELS))
                .setImageProperties(labels.flatMap(Labels::imageProperties).orElse(false));
        labels.flatMap(Labels::customLabelsArn).ifPresent(fact::setCustomLabelsArn);
        return fact.build();
    }

    static EndpointReference toFact(Endpoint endpoint) {
        var fact = endpoint(endpoint.endpoint());
        endpoint.contract().ifPresent(fact::setContract);
        endpoint.labels().ifPresent(fact::setLabels);
        endpoint.variant().ifPresent(fact::setVariant);
        endpoint.targetModel().ifPresent(fact::setTargetModel);
        endpoint.inferenceComponent().ifPresent(fact::setInferenceComponent);
        return fact;
    }

    private static EndpointReference endpoint(String name) {
        return EndpointReference.newBuilder().setEndpoint(name).build();
    }

    static Endpoint toJson(EndpointReference fact) {
        return new Endpoint(
                fact.getEndpoint(),
                Optional.ofNullable(fact.getVariant()),
                Optional.ofNullable(fact.getTargetModel()),
                Optional.ofNullable(fact.getInferenceComponent()),
                Optional.of(fact.getContract()).filter(contract -> !contract.equals("classification")),
                Optional.of(fact.getLabels()).filter(labels -> !labels.isEmpty()));
    }
}
