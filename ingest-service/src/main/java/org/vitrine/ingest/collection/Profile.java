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
 * How a collection is treated, as JSON says it. Every member may be left out; the defaults are those of its subject, and of
 * coins where it has none.
 *
 * @param title for people; the collectionId where absent
 * @param stepEndpoints endpoints that do a step of preparation, by the step's name
 * @param outline how the outline of an object is found: disc or any
 * @param rerank whether the first candidates of a search are compared stroke by stroke
 * @param requiredConfirmations different people who must name the same item of a specimen before it counts, 1 to 5
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
    /** Which answers can do which step; the first is what a profile means that names none. */
    static final Map<String, List<String>> STEP_CONTRACTS = Map.of(
            "cut-out", List.of("semantic-segmentation", PICTURE),
            "upright", List.of("classification"),
            "enhance", List.of(PICTURE));

    static final Set<String> KNOWN_WHEN_SPENT = Set.of("skip", "pause");
    static final Set<String> KNOWN_ACCESS = Set.of("public", "members", "private");
    private static final int MAX_CONFIRMATIONS = 5;
    private static final int MAX_WORDS = 100;
    private static final int MAX_LABELS = 1000;

    // What JSON says and we do not know is a typing error more often than not: say so.
    private static final ObjectMapper STRICT =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    /** How labels are asked for. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Labels(
            Optional<Boolean> enabled,
            Optional<Double> minConfidence,
            Optional<Integer> maxLabels,
            Optional<Boolean> imageProperties,
            Optional<String> customLabelsArn) {}

    /** Which endpoint answers. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Endpoint(
            String endpoint,
            Optional<String> variant,
            Optional<String> targetModel,
            Optional<String> inferenceComponent,
            Optional<String> contract,
            Optional<List<String>> labels) {}

    /** What paid providers may cost each month, and what happens beyond: skip or pause. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Budget(Double monthly, Optional<String> whenSpent) {}

    /** The outcome of reading one. */
    sealed interface Reading {

        record Understood(Profile profile) implements Reading {}

        record Malformed(String sentence) implements Reading {}

        /** A profile that names an endpoint, variant, model or ARN as AWS lets none be named. */
        record MalformedEndpoint(String sentence) implements Reading {}
    }

    static Reading read(JsonNode json) {
        if (!json.isObject()) {
            return new Reading.Malformed("A profile is a JSON object; {} takes every default.");
        }
        try {
            var profile = STRICT.treeToValue(json, Profile.class);
            return profile.objection()
                    .<Reading>map(Reading.Malformed::new)
                    .or(() -> profile.endpointFormObjection().map(Reading.MalformedEndpoint::new))
                    .orElse(new Reading.Understood(profile));
        } catch (JsonProcessingException fault) {
            return new Reading.Malformed("The profile cannot be understood: " + fault.getOriginalMessage());
        }
    }

    private Optional<String> objection() {
        if (!title.map(NameRules::isPrintable).orElse(true)) {
            return Optional.of("title must be printable and at most %d characters.".formatted(NameRules.MAX_LENGTH));
        }
        if (!subject.map(NameRules::isPrintable).orElse(true)) {
            return Optional.of("subject must be printable and at most %d characters.".formatted(NameRules.MAX_LENGTH));
        }
        var strange = steps.orElse(List.of()).stream()
                .filter(step -> !KNOWN_STEPS.contains(step))
                .findFirst();
        if (strange.isPresent()) {
            return Optional.of("step '%s' is none of %s.".formatted(strange.get(), String.join(", ", KNOWN_STEPS)));
        }
        if (!outline.map(OutlineShape::ofOutline).map(Optional::isPresent).orElse(true)) {
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
        if (!words(sides) || !words(facets) || !words(attributes.map(map -> List.copyOf(map.keySet())))) {
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
        return unnamedEndpoint()
                .or(this::contractObjection)
                .or(this::stepObjection)
                .or(this::budgetObjection);
    }

    private Optional<String> unnamedEndpoint() {
        return endpoints().entrySet().stream()
                .filter(entry -> isUnnamed(entry.getValue()))
                .findFirst()
                .map(entry ->
                        "%s: an endpoint is an object with a member endpoint, its name.".formatted(entry.getKey()));
    }

    @SuppressWarnings("NullAway") // Jackson leaves a component without Optional null where JSON has none
    private static boolean isUnnamed(Endpoint endpoint) {
        return endpoint == null || endpoint.endpoint() == null;
    }

    private Optional<String> endpointFormObjection() {
        return endpoints().entrySet().stream()
                .flatMap(entry -> EndpointNameRules.objection(ProfileMapping.toFact(entry.getValue()))
                        .map(sentence -> "%s: %s.".formatted(entry.getKey(), sentence))
                        .stream())
                .findFirst()
                .or(() -> labels.flatMap(Labels::customLabelsArn)
                        .flatMap(EndpointNameRules::projectVersionObjection)
                        .map("labels.%s."::formatted));
    }

    /** By the member that names each. */
    private Map<String, Endpoint> endpoints() {
        var named = new LinkedHashMap<String, Endpoint>();
        embedder.ifPresent(endpoint -> named.put("embedder", endpoint));
        attributes.orElse(Map.of()).forEach((name, endpoint) -> named.put("attributes." + name, endpoint));
        stepEndpoints.orElse(Map.of()).forEach((step, endpoint) -> named.put("stepEndpoints." + step, endpoint));
        return named;
    }

    private Optional<String> stepObjection() {
        for (var wish : stepEndpoints.orElse(Map.of()).entrySet()) {
            var contracts = STEP_CONTRACTS.get(wish.getKey());
            if (contracts == null) {
                return Optional.of("stepEndpoints names '%s'; an endpoint can do cut-out, upright, enhance."
                        .formatted(wish.getKey()));
            }
            var contract = wish.getValue().contract().orElse(contracts.getFirst());
            if (!contracts.contains(contract)) {
                return Optional.of("stepEndpoints.%s answers '%s'; that step needs %s."
                        .formatted(wish.getKey(), contract, String.join(" or ", contracts)));
            }
            if (!steps.orElse(ProfileMapping.STEPS).contains(wish.getKey())) {
                return Optional.of(
                        "stepEndpoints names '%s', which is not among steps: add it there.".formatted(wish.getKey()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> contractObjection() {
        return attributes.orElse(Map.of()).values().stream()
                .flatMap(endpoint -> endpoint.contract().stream())
                .filter(contract -> !KNOWN_CONTRACTS.contains(contract))
                .findFirst()
                .map("contract '%s' is none of classification, object-detection, semantic-segmentation."::formatted);
    }

    @SuppressWarnings("NullAway") // Jackson leaves a component without Optional null where JSON has none
    private Optional<String> budgetObjection() {
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

    private static boolean words(Optional<List<String>> words) {
        return words.map(list -> list.size() <= MAX_WORDS
                        && list.stream().allMatch(word -> word != null && NameRules.isPrintable(word)))
                .orElse(true);
    }
}
