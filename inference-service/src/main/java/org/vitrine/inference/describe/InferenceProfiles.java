package org.vitrine.inference.describe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.InferenceProfile;

/** Converts collection profiles to {@link InferenceProfile}s, with a default for collections without a profile. */
@ApplicationScoped
public class InferenceProfiles {

    private static final InferenceProfile.Labels DEFAULT_LABELS =
            new InferenceProfile.Labels(0.5, 20, false, Optional.empty());

    private final CollectionProfiles profiles;
    private final InferenceProfile defaultProfile;

    InferenceProfiles(CollectionProfiles profiles, InferenceConfig config) {
        this.profiles = profiles;
        this.defaultProfile = defaults(config.defaultEmbedder());
    }

    /**
     * Returns the profile of a collection; the default (labels, and a vector by the default embedder) if it has none.
     */
    public InferenceProfile of(String collectionId) {
        return profiles.find(collectionId).map(InferenceProfiles::of).orElse(defaultProfile);
    }

    static InferenceProfile defaults(String embedder) {
        return new InferenceProfile(
                Optional.of(DEFAULT_LABELS),
                new TreeMap<>(),
                InferenceProfile.Endpoint.named(embedder),
                new TreeMap<>(),
                Optional.empty());
    }

    /** Returns the part of a collection profile that this service uses. */
    public static InferenceProfile of(CollectionProfile profile) {
        var labels = profile.getLabels();
        var attributes = new TreeMap<String, InferenceProfile.Endpoint>();
        profile.getAttributes().forEach((name, reference) -> attributes.put(name, endpoint(reference)));
        var steps = new TreeMap<String, InferenceProfile.Endpoint>();
        profile.getStepEndpoints().forEach((step, reference) -> steps.put(step, endpoint(reference)));
        return new InferenceProfile(
                labels.getEnabled()
                        ? Optional.of(new InferenceProfile.Labels(
                                labels.getMinConfidence(),
                                labels.getMaxLabels(),
                                labels.getImageProperties(),
                                Optional.ofNullable(labels.getCustomLabelsArn())))
                        : Optional.empty(),
                attributes,
                endpoint(profile.getEmbedder()),
                steps,
                Optional.ofNullable(profile.getBudget())
                        .map(budget ->
                                new InferenceProfile.Budget(budget.getMonthly(), whenSpent(budget.getWhenSpent()))));
    }

    /** Returns the endpoint that will replace the embedder; empty if no replacement is in progress. */
    public static Optional<InferenceProfile.Endpoint> nextEmbedder(CollectionProfile profile) {
        return Optional.ofNullable(profile.getNextEmbedder()).map(InferenceProfiles::endpoint);
    }

    private static InferenceProfile.Endpoint endpoint(EndpointReference reference) {
        return new InferenceProfile.Endpoint(
                reference.getEndpoint(),
                Optional.ofNullable(reference.getVariant()),
                Optional.ofNullable(reference.getTargetModel()),
                Optional.ofNullable(reference.getInferenceComponent()),
                InferenceProfile.Contract.of(reference.getContract()),
                reference.getLabels());
    }

    private static InferenceProfile.WhenSpent whenSpent(String word) {
        return word.equals("pause") ? InferenceProfile.WhenSpent.PAUSE : InferenceProfile.WhenSpent.SKIP;
    }
}
