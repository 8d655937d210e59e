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

/**
 * Typed access to the members of one JSON object of a request. A null member counts as absent. An invalid member is
 * reported as {@link InvalidMember} with its path.
 *
 * @param path path of the object in the request; empty for the request itself
 */
record RequestMembers(JsonNode object, String path) {

    private static final int SHOWN = 80;
    private static final int MOST_METADATA = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 2_000;

    /** In bytes of UTF-8, the same limit as in ingest-service. */
    private static final int LONGEST_ID = 1_024;

    static RequestMembers of(@Nullable JsonNode object, String path, Set<String> known) {
        if (object == null || !object.isObject()) {
            throw new InvalidMember(
                    path.isEmpty() ? "the body" : path,
                    object == null ? "empty" : shown(object),
                    "an object is required.");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new InvalidMember(
                        at(path, name),
                        shown(object.get(name)),
                        "this member is unknown; known members are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        });
        return new RequestMembers(object, path);
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    InvalidMember invalid(String name, String wanted) {
        return new InvalidMember(
                at(path, name), get(name).map(RequestMembers::shown).orElse("absent"), wanted);
    }

    Optional<JsonNode> get(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    /**
     * Returns a text of at most {@code longest} characters, without control characters other than tab and line ends;
     * empty if absent.
     */
    Optional<String> text(String name, int longest) {
        return get(name).map(node -> {
            if (!node.isTextual()
                    || node.asText().length() > longest
                    || node.asText()
                            .chars()
                            .anyMatch(letter -> letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t')) {
                throw invalid(name, "text of at most %d characters is required.".formatted(longest));
            }
            return node.asText();
        });
    }

    Optional<String> id(String name) {
        return get(name).map(node -> {
            String id = node.asText();
            if (!node.isTextual()
                    || id.isBlank()
                    || id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID
                    || id.chars().anyMatch(Character::isISOControl)) {
                throw invalid(
                        name,
                        "an id of 1 to %d bytes in UTF-8 without control characters is required.".formatted(LONGEST_ID));
            }
            return id;
        });
    }

    Optional<String> name(String member) {
        return text(member, LONGEST_NAME).map(it -> {
            if (it.isBlank()) {
                throw invalid(member, "it must not be blank.");
            }
            return it;
        });
    }

    Optional<String> value(String member) {
        return text(member, LONGEST_VALUE);
    }

    Map<String, String> metadata(String member) {
        var given = get(member);
        if (given.isEmpty()) {
            return Map.of();
        }
        var metadata = new LinkedHashMap<String, String>();
        if (!given.get().isObject() || given.get().size() > MOST_METADATA) {
            throw invalid(member, "an object of at most %d names is required.".formatted(MOST_METADATA));
        }
        var inside = new RequestMembers(given.get(), at(path, member));
        given.get().fieldNames().forEachRemaining(name -> {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw inside.invalid(name, "a name has 1 to %d characters.".formatted(LONGEST_NAME));
            }
            // An empty value, or null, removes the name.
            metadata.put(name, inside.value(name).orElse(""));
        });
        return metadata;
    }

    Optional<Double> number(String name, double least, double most, boolean open) {
        return get(name).map(node -> {
            double number = node.asDouble();
            if (!node.isNumber() || !(number >= least) || number > most || open && number == most) {
                throw invalid(
                        name,
                        "a number from %s to %s%s is required."
                                .formatted(plain(least), open ? "below " : "", plain(most)));
            }
            return number;
        });
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    int whole(String name, int least, int most) {
        return wholeIfGiven(name, least, most)
                .orElseThrow(() -> invalid(name, "a whole number from %d to %d is required.".formatted(least, most)));
    }

    Optional<Integer> wholeIfGiven(String name, int least, int most) {
        return get(name).map(node -> {
            if (!node.isIntegralNumber() || node.asLong() < least || node.asLong() > most) {
                throw invalid(name, "a whole number from %d to %d is required.".formatted(least, most));
            }
            return node.asInt();
        });
    }

    /** Reads each element of an array, with its path; an empty list if the member is absent. */
    <T> List<T> each(String name, int most, BiFunction<JsonNode, String, T> read) {
        var given = get(name);
        if (given.isEmpty()) {
            return List.of();
        }
        if (!given.get().isArray() || given.get().size() > most) {
            throw invalid(name, "an array of at most %d elements is required.".formatted(most));
        }
        return IntStream.range(0, given.get().size())
                .mapToObj(i -> read.apply(given.get().get(i), at(path, name) + '[' + i + ']'))
                .toList();
    }

    List<String> ids(String name, int most) {
        return new ArrayList<>(each(name, most, (node, where) -> {
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
            var region = of(node, at(path, name), Set.of("left", "top", "width", "height"));
            return new IndexedImage.Region(
                    region.whole("left", 0, Integer.MAX_VALUE),
                    region.whole("top", 0, Integer.MAX_VALUE),
                    region.whole("width", 1, Integer.MAX_VALUE),
                    region.whole("height", 1, Integer.MAX_VALUE));
        });
    }
}
