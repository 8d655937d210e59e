package org.vitrine.search.decide;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.problem.GivenText;

/**
 * Typed access to the members of one JSON object of a request. A null member counts as absent. An invalid member is
 * reported as {@link InvalidMember} with its path.
 *
 * @param path path of the object in the request; empty for the request itself
 */
record RequestMembers(JsonNode object, String path) {

    private static final int MAX_SHOWN_LENGTH = 80;
    private static final int MAX_METADATA = 100;
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_VALUE_LENGTH = 2_000;

    /** In bytes of UTF-8, the same limit as in ingest-service. */
    private static final int MAX_ID_BYTES = 1_024;

    static RequestMembers of(@Nullable JsonNode object, String path, Set<String> known) {
        if (object == null || !object.isObject()) {
            throw new InvalidMember(
                    path.isEmpty() ? "the body" : path,
                    object == null ? "empty" : shortened(object),
                    "an object is required.");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new InvalidMember(
                        memberPath(path, name),
                        shortened(object.get(name)),
                        "this member is unknown; known members are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        });
        return new RequestMembers(object, path);
    }

    private static String memberPath(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    private static String shortened(JsonNode node) {
        return GivenText.shortened(node.toString(), MAX_SHOWN_LENGTH);
    }

    InvalidMember invalid(String name, String requirement) {
        return new InvalidMember(
                memberPath(path, name), get(name).map(RequestMembers::shortened).orElse("absent"), requirement);
    }

    Optional<JsonNode> get(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    /**
     * Returns a text of at most {@code maxLength} characters (code points), without control characters other than tab and line ends;
     * empty if absent.
     */
    Optional<String> text(String name, int maxLength) {
        return get(name).map(node -> {
            if (!node.isTextual()
                    || GivenText.length(node.asText()) > maxLength
                    || node.asText()
                            .chars()
                            .anyMatch(character ->
                                    character < ' ' && character != '\n' && character != '\r' && character != '\t')) {
                throw invalid(name, "text of at most %d characters is required.".formatted(maxLength));
            }
            return node.asText();
        });
    }

    Optional<String> id(String name) {
        return get(name).map(node -> {
            String id = node.asText();
            if (!node.isTextual()
                    || id.isBlank()
                    || id.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES
                    || id.chars().anyMatch(Character::isISOControl)) {
                throw invalid(
                        name,
                        "an id of 1 to %d bytes in UTF-8 without control characters is required."
                                .formatted(MAX_ID_BYTES));
            }
            return id;
        });
    }

    Optional<String> name(String member) {
        return text(member, MAX_NAME_LENGTH).map(it -> {
            if (it.isBlank()) {
                throw invalid(member, "it must not be blank.");
            }
            return it;
        });
    }

    Optional<String> value(String member) {
        return text(member, MAX_VALUE_LENGTH);
    }

    Map<String, String> metadata(String member) {
        var given = get(member);
        if (given.isEmpty()) {
            return Map.of();
        }
        var metadata = new LinkedHashMap<String, String>();
        if (!given.get().isObject() || given.get().size() > MAX_METADATA) {
            throw invalid(member, "an object of at most %d names is required.".formatted(MAX_METADATA));
        }
        var nested = new RequestMembers(given.get(), memberPath(path, member));
        given.get().fieldNames().forEachRemaining(name -> {
            if (name.isBlank() || GivenText.length(name) > MAX_NAME_LENGTH) {
                throw nested.invalid(name, "a name has 1 to %d characters.".formatted(MAX_NAME_LENGTH));
            }
            // An empty value, or null, removes the name.
            metadata.put(name, nested.value(name).orElse(""));
        });
        return metadata;
    }

    Optional<Double> number(String name, double min, double max, boolean exclusive) {
        return get(name).map(node -> {
            double number = node.asDouble();
            if (!node.isNumber() || !(number >= min) || number > max || exclusive && number == max) {
                throw invalid(
                        name,
                        "a number from %s to %s%s is required."
                                .formatted(format(min), exclusive ? "below " : "", format(max)));
            }
            return number;
        });
    }

    private static String format(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    int requiredInteger(String name, int min, int max) {
        return integer(name, min, max)
                .orElseThrow(() -> invalid(name, "a whole number from %d to %d is required.".formatted(min, max)));
    }

    Optional<Integer> integer(String name, int min, int max) {
        return get(name).map(node -> {
            if (!node.isIntegralNumber() || node.asLong() < min || node.asLong() > max) {
                throw invalid(name, "a whole number from %d to %d is required.".formatted(min, max));
            }
            return node.asInt();
        });
    }

    /** Reads each element of an array, with its path; an empty list if the member is absent. */
    <T> List<T> elements(String name, int max, BiFunction<JsonNode, String, T> read) {
        var given = get(name);
        if (given.isEmpty()) {
            return List.of();
        }
        if (!given.get().isArray() || given.get().size() > max) {
            throw invalid(name, "an array of at most %d elements is required.".formatted(max));
        }
        return IntStream.range(0, given.get().size())
                .mapToObj(i -> read.apply(given.get().get(i), memberPath(path, name) + '[' + i + ']'))
                .toList();
    }

    List<String> ids(String name, int max) {
        return new ArrayList<>(elements(name, max, (node, where) -> {
            var one = new RequestMembers(
                    new com.fasterxml.jackson.databind.node.ObjectNode(
                            com.fasterxml.jackson.databind.node.JsonNodeFactory.instance, Map.of(where, node)),
                    "");
            return one.id(where).orElseThrow(() -> one.invalid(where, "an id is required."));
        }));
    }

    Optional<IndexedImage.Side> side(String name) {
        return get(name).map(node -> {
            var side = IndexedImage.Side.of(node.asText());
            if (!node.isTextual()
                    || side == IndexedImage.Side.UNKNOWN
                    || !side.inJson().equals(node.asText())) {
                throw invalid(name, "obverse, reverse or other is required.");
            }
            return side;
        });
    }

    Optional<IndexedImage.Region> region(String name) {
        return get(name).map(node -> {
            var region = of(node, memberPath(path, name), Set.of("left", "top", "width", "height"));
            return new IndexedImage.Region(
                    region.requiredInteger("left", 0, Integer.MAX_VALUE),
                    region.requiredInteger("top", 0, Integer.MAX_VALUE),
                    region.requiredInteger("width", 1, Integer.MAX_VALUE),
                    region.requiredInteger("height", 1, Integer.MAX_VALUE));
        });
    }
}
