package org.vitrine.search.decide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.ModelReference;

/** Parses the evidence of a decision: what was on the screen when the person decided. Pure. */
final class EvidenceReader {

    private static final int MAX_CANDIDATES = 100;
    private static final int MAX_MODELS = 20;
    private static final int MAX_LENGTH = 200;

    /** Greater than any weight of an embedder: slope and cosine of the steepest one give 400. */
    private static final double MAX_WEIGHT = 1_000;

    private static final double MIN_TEMPERATURE = 0.01;
    private static final double MAX_TEMPERATURE = 100;
    private static final double MAX_BIAS = 100;

    private static final Predicate<String> SHA_256 =
            Pattern.compile("[0-9a-f]{64}").asMatchPredicate();

    private EvidenceReader() {}

    static Optional<IndexedDecision.Evidence> read(RequestMembers request) {
        return request.get("evidence").map(node -> {
            var evidence = RequestMembers.of(
                    node,
                    "evidence",
                    Set.of(
                            "imageIds",
                            "querySha256",
                            "candidates",
                            "none",
                            "chosenRank",
                            "temperature",
                            "noneBias",
                            "models"));
            var candidates = evidence.elements("candidates", MAX_CANDIDATES, EvidenceReader::candidate);
            var read = new IndexedDecision.Evidence(
                    evidence.ids("imageIds", MAX_CANDIDATES),
                    digest(evidence),
                    candidates,
                    evidence.number("none", 0, 1, false),
                    rank(evidence, candidates),
                    evidence.number("temperature", MIN_TEMPERATURE, MAX_TEMPERATURE, false),
                    evidence.number("noneBias", -MAX_BIAS, MAX_BIAS, false),
                    evidence.elements("models", MAX_MODELS, EvidenceReader::model));
            EvidenceWeights.firstMismatch(read).ifPresent(i -> {
                throw new InvalidMember(
                        "evidence.candidates[%d].weight".formatted(i),
                        candidates.get(i).weight().map(String::valueOf).orElse("absent"),
                        "it does not give the score %s. Send weight, score, none, temperature and noneBias as one answer has them, or leave out the weight."
                                .formatted(candidates.get(i).score().orElse(0.0)));
            });
            return read;
        });
    }

    private static Optional<String> digest(RequestMembers evidence) {
        return evidence.text("querySha256", MAX_LENGTH).map(it -> {
            if (!SHA_256.test(it)) {
                throw evidence.invalid("querySha256", "64 lower-case hexadecimal digits are required.");
            }
            return it;
        });
    }

    private static Optional<Integer> rank(RequestMembers evidence, List<IndexedCandidate> candidates) {
        var rank = evidence.integer("chosenRank", 1, MAX_CANDIDATES);
        if (rank.filter(it -> it > candidates.size()).isPresent()) {
            throw evidence.invalid(
                    "chosenRank",
                    "the evidence has %d candidates; send the rank of one of them.".formatted(candidates.size()));
        }
        return rank;
    }

    private static IndexedCandidate candidate(JsonNode node, String path) {
        var one = RequestMembers.of(
                node,
                path,
                Set.of("itemId", "institutionId", "specimenId", "imageId", "similarity", "score", "weight"));
        return new IndexedCandidate(
                one.id("itemId"),
                one.id("institutionId"),
                one.id("specimenId"),
                one.id("imageId"),
                one.number("similarity", -1, 1, false).orElse(0.0),
                one.number("score", 0, 1, false),
                one.number("weight", -MAX_WEIGHT, MAX_WEIGHT, false));
    }

    private static ModelReference model(JsonNode node, String path) {
        var one = RequestMembers.of(node, path, Set.of("provider", "name", "version", "digest"));
        return new ModelReference(
                required(one, "provider"),
                required(one, "name"),
                required(one, "version"),
                one.text("digest", MAX_LENGTH).orElse(""));
    }

    private static String required(RequestMembers one, String name) {
        return one.text(name, MAX_LENGTH).orElseThrow(() -> one.invalid(name, "this member is required."));
    }
}
