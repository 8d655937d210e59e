package org.vitrine.inference.describe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.Wishes;

/** What a collection's profile asks of this service; the defaults of coins where it has none. */
@ApplicationScoped
public class CollectionWishes {

    private static final Wishes.Labels DEFAULT_LABELS = new Wishes.Labels(0.5, 20, false, Optional.empty());

    private final CollectionProfiles profiles;
    private final Wishes byDefault;

    CollectionWishes(CollectionProfiles profiles, InferenceConfig config) {
        this.profiles = profiles;
        this.byDefault = defaults(config.defaultEmbedder());
    }

    public Wishes of(String collectionId) {
        return profiles.find(collectionId).map(CollectionWishes::of).orElse(byDefault);
    }

    static Wishes defaults(String embedder) {
        return new Wishes(
                Optional.of(DEFAULT_LABELS),
                new TreeMap<>(),
                Wishes.Endpoint.named(embedder),
                new TreeMap<>(),
                Optional.empty());
    }

    public static Wishes of(CollectionProfile profile) {
        var labels = profile.getLabels();
        var attributes = new TreeMap<String, Wishes.Endpoint>();
        profile.getAttributes().forEach((name, reference) -> attributes.put(name, endpoint(reference)));
        var steps = new TreeMap<String, Wishes.Endpoint>();
        profile.getStepEndpoints().forEach((step, reference) -> steps.put(step, endpoint(reference)));
        return new Wishes(
                labels.getEnabled()
                        ? Optional.of(new Wishes.Labels(
                                labels.getMinConfidence(),
                                labels.getMaxLabels(),
                                labels.getImageProperties(),
                                Optional.ofNullable(labels.getCustomLabelsArn())))
                        : Optional.empty(),
                attributes,
                endpoint(profile.getEmbedder()),
                steps,
                Optional.ofNullable(profile.getBudget())
                        .map(budget -> new Wishes.Budget(budget.getMonthly(), whenSpent(budget.getWhenSpent()))));
    }

    /** The endpoint that is to replace the embedder, while it is being replaced. */
    public static Optional<Wishes.Endpoint> nextEmbedder(CollectionProfile profile) {
        return Optional.ofNullable(profile.getNextEmbedder()).map(CollectionWishes::endpoint);
    }

    private static Wishes.Endpoint endpoint(EndpointReference reference) {
        return new Wishes.Endpoint(
                reference.getEndpoint(),
                Optional.ofNullable(reference.getVariant()),
                Optional.ofNullable(reference.getTargetModel()),
                Optional.ofNullable(reference.getInferenceComponent()),
                Wishes.Contract.of(reference.getContract()),
                reference.getLabels());
    }

    private static Wishes.WhenSpent whenSpent(String word) {
        return word.equals("pause") ? Wishes.WhenSpent.PAUSE : Wishes.WhenSpent.SKIP;
    }
}
