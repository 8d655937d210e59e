package org.vitrine.ingest.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vitrine.flow.EndpointNameRules;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.vision.prepare.OutlineShape;

/**
 * The settings of a collection as the JSON of the API has them. Every member may be left out; {@link ProfileMapping}
 * gives the defaults, which depend on the subject (coin where it is left out as well).
 *
 * @param title title for people; the collectionId where absent
 * @param subject kind of object, such as coin
 * @param sides faces that are photographed, such as obverse and reverse
 * @param steps steps of the preparation in order, from {@link #KNOWN_STEPS}
 * @param labels settings of the labels
 * @param attributes classifier endpoints by the name of their attribute
 * @param embedder endpoint that computes the vectors
 * @param facets names of metadata and attributes by which images are counted and filtered
 * @param access public, members or private
 * @param budget limit for the costs of paid providers; no limit where absent
 * @param stepEndpoints endpoints that do a step of the preparation instead of the built-in code, by the name of the
 *     step
 * @param outline how the outline of an object is found: disc or any
 * @param rerank whether the first candidates of a search are re-ranked by a comparison of their edge maps
 * @param requiredConfirmations how many different people must name the same item of a specimen before the decision
 *     counts, 1 to 5
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Profile(
        Optional<String> title,
        Optional<String> subject,
        Optional<List<String>> sides,
        Optional<List<String>> steps,
        Optional<Labels> labels,
        Optional<Map<String, Endpoint>> attributes,
        Optional<Endpoint> embedder,
        Optional<List<String>> facets,
        Optional<String> access,
        Optional<Budget> budget,
        Optional<Map<String, Endpoint>> stepEndpoints,
        Optional<String> outline,
        Optional<Boolean> rerank,
        Optional<Integer> requiredConfirmations) {

    static final List<String> KNOWN_STEPS = List.of("locate", "scale", "cut-out", "upright", "enhance", "square");
    static final Set<String> KNOWN_CONTRACTS = Set.of("classification", "object-detection", "semantic-segmentation");
    static final String PICTURE = "picture";
    /**
     * The contracts with which an endpoint can do a step. The first one is the default of a profile that names none.
     */
    static final Map<String, List<String>> STEP_CONTRACTS = Map.of(
            "cut-out", List.of("semantic-segmentation", PICTURE),
            "upright", List.of("classification"),
            "enhance", List.of(PICTURE));

    static final Set<String> KNOWN_WHEN_SPENT = Set.of("skip", "pause");
    static final Set<String> KNOWN_ACCESS = Set.of("public", "members", "private");
    static final String OBJECT_REQUIRED = "A profile must be a JSON object; {} stands for all defaults.";

    /** Most people whose agreement a profile may require. */
    private static final int MAX_CONFIRMATIONS = 5;
    /** Most sides, facets or attributes of a profile. */
    private static final int MAX_WORDS = 100;
    /** Most labels of an image that a profile may request. */
    private static final int MAX_LABELS = 1000;

    // An unknown member is most often a typing error, so it is refused.
    private static final ObjectMapper STRICT_MAPPER =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    /**
     * Settings of the labels that a provider gives.
     *
     * @param enabled whether labels are requested
     * @param minConfidence least confidence of a label, 0 to 1
     * @param maxLabels most labels of an image, 1 to 1000
     * @param imageProperties whether colours and quality of the image are requested as well
     * @param customLabelsArn project version of Amazon Rekognition Custom Labels; none where absent
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Labels(
            Optional<Boolean> enabled,
            Optional<Double> minConfidence,
            Optional<Integer> maxLabels,
            Optional<Boolean> imageProperties,
            Optional<String> customLabelsArn) {}

    /**
     * A reference to an Amazon SageMaker endpoint.
     *
     * @param endpoint name of the endpoint
     * @param variant production variant
     * @param targetModel model of a multi-model endpoint
     * @param inferenceComponent inference component of the endpoint
     * @param contract form of its answers; where absent classification, or for a step the first one in
     *     {@link Profile#STEP_CONTRACTS}
     * @param labels names of its classes in order, for an endpoint that answers probabilities alone
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Endpoint(
            String endpoint,
            Optional<String> variant,
            Optional<String> targetModel,
            Optional<String> inferenceComponent,
            Optional<String> contract,
            Optional<List<String>> labels) {}

    /**
     * Limit for the costs of paid providers.
     *
     * @param monthly limit for each calendar month in UTC, in the currency of the price table, 0 or more
     * @param whenSpent what happens beyond the limit: skip (paid statements are left out) or pause (records wait)
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Budget(Double monthly, Optional<String> whenSpent) {}

    /** The outcome of reading a profile from JSON. */
    sealed interface Reading {

        record Valid(Profile profile) implements Reading {}

        record Malformed(String sentence) implements Reading {}

        /** A profile with the name of an endpoint, variant or model, or an ARN, in a form that AWS does not allow. */
        record MalformedEndpoint(String sentence) implements Reading {}
    }

    static Reading read(JsonNode json) {
        if (!json.isObject()) {
            return new Reading.Malformed(OBJECT_REQUIRED);
        }
        try {
            var profile = STRICT_MAPPER.treeToValue(json, Profile.class);
            return profile.violation()
                    .<Reading>map(Reading.Malformed::new)
                    .or(() -> profile.endpointFormViolation().map(Reading.MalformedEndpoint::new))
                    .orElse(new Reading.Valid(profile));
        } catch (JsonProcessingException fault) {
            return new Reading.Malformed("The profile cannot be read: " + fault.getOriginalMessage());
        }
    }

    private Optional<String> violation() {
        if (!title.map(NameRules::isPrintable).orElse(true)) {
            return Optional.of("title must be printable and at most %d characters.".formatted(NameRules.MAX_LENGTH));
        }
        if (!subject.map(NameRules::isPrintable).orElse(true)) {
            return Optional.of("subject must be printable and at most %d characters.".formatted(NameRules.MAX_LENGTH));
        }
        var unknownStep = steps.orElse(List.of()).stream()
                .filter(step -> !KNOWN_STEPS.contains(step))
                .findFirst();
        if (unknownStep.isPresent()) {
            return Optional.of("step '%s' is none of %s.".formatted(unknownStep.get(), String.join(", ", KNOWN_STEPS)));
        }
        if (!outline.map(OutlineShape::ofProfileValue).map(Optional::isPresent).orElse(true)) {
            return Optional.of("outline '%s' is none of disc, any.".formatted(outline.orElseThrow()));
        }
        if (!requiredConfirmations
                .map(people -> people >= 1 && people <= MAX_CONFIRMATIONS)
                .orElse(true)) {
            return Optional.of("requiredConfirmations %d is not from 1 to %d."
                    .formatted(requiredConfirmations.orElseThrow(), MAX_CONFIRMATIONS));
        }
        if (!access.map(KNOWN_ACCESS::contains).orElse(true)) {
            return Optional.of("access '%s' is none of public, members, private.".formatted(access.orElseThrow()));
        }
        if (!areNames(sides) || !areNames(facets) || !areNames(attributes.map(map -> List.copyOf(map.keySet())))) {
            return Optional.of(
                    "sides, facets and attributes hold at most %d printable names each.".formatted(MAX_WORDS));
        }
        double confidence = labels.flatMap(Labels::minConfidence).orElse(0.0);
        if (!(confidence >= 0 && confidence <= 1)) {
            return Optional.of("labels.minConfidence %s must be in [0, 1].".formatted(confidence));
        }
        int count = labels.flatMap(Labels::maxLabels).orElse(1);
        if (count < 1 || count > MAX_LABELS) {
            return Optional.of("labels.maxLabels %d must be 1 to %d.".formatted(count, MAX_LABELS));
        }
        return unnamedEndpointViolation()
                .or(this::contractViolation)
                .or(this::stepViolation)
                .or(this::budgetViolation);
    }

    private Optional<String> unnamedEndpointViolation() {
        return endpoints().entrySet().stream()
                .filter(entry -> isUnnamed(entry.getValue()))
                .findFirst()
                .map(entry -> "%s must be an object with member 'endpoint', the name of the endpoint."
                        .formatted(entry.getKey()));
    }

    @SuppressWarnings("NullAway") // Jackson leaves a component without Optional null where JSON has none
    private static boolean isUnnamed(Endpoint endpoint) {
        return endpoint == null || endpoint.endpoint() == null;
    }

    private Optional<String> endpointFormViolation() {
        return endpoints().entrySet().stream()
                .flatMap(entry -> EndpointNameRules.violation(ProfileMapping.toFact(entry.getValue()))
                        .map(sentence -> "%s: %s.".formatted(entry.getKey(), sentence))
                        .stream())
                .findFirst()
                .or(() -> labels.flatMap(Labels::customLabelsArn)
                        .flatMap(EndpointNameRules::projectVersionViolation)
                        .map("labels.%s."::formatted));
    }

    /** Returns the endpoints by the member that names each of them. */
    private Map<String, Endpoint> endpoints() {
        var named = new LinkedHashMap<String, Endpoint>();
        embedder.ifPresent(endpoint -> named.put("embedder", endpoint));
        attributes.orElse(Map.of()).forEach((name, endpoint) -> named.put("attributes." + name, endpoint));
        stepEndpoints.orElse(Map.of()).forEach((step, endpoint) -> named.put("stepEndpoints." + step, endpoint));
        return named;
    }

    private Optional<String> stepViolation() {
        for (var stepEndpoint : stepEndpoints.orElse(Map.of()).entrySet()) {
            var contracts = STEP_CONTRACTS.get(stepEndpoint.getKey());
            if (contracts == null) {
                return Optional.of("stepEndpoints names '%s'; an endpoint can do cut-out, upright, enhance."
                        .formatted(stepEndpoint.getKey()));
            }
            var contract = stepEndpoint.getValue().contract().orElse(contracts.getFirst());
            if (!contracts.contains(contract)) {
                return Optional.of("stepEndpoints.%s has contract '%s'; that step needs %s."
                        .formatted(stepEndpoint.getKey(), contract, String.join(" or ", contracts)));
            }
            if (!steps.orElse(ProfileMapping.STEPS).contains(stepEndpoint.getKey())) {
                return Optional.of("stepEndpoints names '%s', which is not among steps: add it there."
                        .formatted(stepEndpoint.getKey()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> contractViolation() {
        return attributes.orElse(Map.of()).values().stream()
                .flatMap(endpoint -> endpoint.contract().stream())
                .filter(contract -> !KNOWN_CONTRACTS.contains(contract))
                .findFirst()
                .map("contract '%s' is none of classification, object-detection, semantic-segmentation."::formatted);
    }

    @SuppressWarnings("NullAway") // Jackson leaves a component without Optional null where JSON has none
    private Optional<String> budgetViolation() {
        if (budget.isEmpty()) {
            return Optional.empty();
        }
        Double monthly = budget.get().monthly();
        if (monthly == null || !(monthly >= 0 && Double.isFinite(monthly))) {
            return Optional.of("budget.monthly %s must be a number from 0.".formatted(monthly));
        }
        return budget.get()
                .whenSpent()
                .filter(then -> !KNOWN_WHEN_SPENT.contains(then))
                .map("budget.whenSpent '%s' is none of skip, pause."::formatted);
    }

    private static boolean areNames(Optional<List<String>> words) {
        return words.map(list -> list.size() <= MAX_WORDS
                        && list.stream().allMatch(word -> word != null && NameRules.isPrintable(word)))
                .orElse(true);
    }
}
