package org.vitrine.ingest.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.flow.EndpointNameRules;

/** An endpoint or model that a profile names, with the member that names it. */
sealed interface NamedEndpoint {

    /** Returns the member of the profile for use in sentences: embedder, attributes.side, stepEndpoints.cut-out. */
    String member();

    /** An Amazon SageMaker endpoint. */
    record Endpoint(String member, EndpointReference reference) implements NamedEndpoint {}

    /** A project version of Amazon Rekognition Custom Labels. */
    record CustomLabels(String member, String arn) implements NamedEndpoint {}

    /**
     * Returns the endpoints and models that the profile names and the profile before did not name in any member; each
     * of them once.
     */
    static List<NamedEndpoint> addedIn(CollectionProfile profile, Optional<CollectionProfile> before) {
        List<NamedEndpoint> known =
                new ArrayList<>(before.map(NamedEndpoint::endpointsOf).orElse(List.of()));
        List<NamedEndpoint> named = new ArrayList<>();
        for (var one : endpointsOf(profile)) {
            if (known.stream().noneMatch(one::isSame)) {
                known.add(one);
                named.add(one);
            }
        }
        return List.copyOf(named);
    }

    private static List<NamedEndpoint> endpointsOf(CollectionProfile profile) {
        List<NamedEndpoint> named = new ArrayList<>();
        named.add(new Endpoint("embedder", profile.getEmbedder()));
        Optional.ofNullable(profile.getNextEmbedder()).ifPresent(next -> named.add(new Endpoint("embedder", next)));
        profile.getAttributes().forEach((name, reference) -> named.add(new Endpoint("attributes." + name, reference)));
        profile.getStepEndpoints()
                .forEach((step, reference) -> named.add(new Endpoint("stepEndpoints." + step, reference)));
        Optional.ofNullable(profile.getLabels().getCustomLabelsArn())
                .ifPresent(arn -> named.add(new CustomLabels("labels.customLabelsArn", arn)));
        return named;
    }

    private boolean isSame(NamedEndpoint other) {
        return switch (this) {
            case Endpoint(var _, var reference) ->
                other instanceof Endpoint(var _, var theirs) && EndpointNameRules.isSameModel(reference, theirs);
            case CustomLabels(var _, var arn) -> other instanceof CustomLabels(var _, var theirs) && arn.equals(theirs);
        };
    }
}
