package org.vitrine.ingest.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.ingest.identity.NameRules;

/**
 * The members that a JSON object of a request may have. A member with another name is most often a typing error, so it
 * is refused instead of ignored. Pure.
 */
public record KnownMembers(List<String> names) {

    /** Most characters of a name or value that an answer repeats. */
    private static final int MAX_SHOWN = 200;

    public KnownMembers {
        names = List.copyOf(names);
    }

    public static KnownMembers of(String... names) {
        return new KnownMembers(List.of(names));
    }

    /** Returns these members and others. */
    public KnownMembers and(String... others) {
        return new KnownMembers(Stream.concat(names.stream(), Stream.of(others)).toList());
    }

    /** Returns the fault of the first member with another name; empty where there is none, or the node is no object. */
    public Optional<IngestProblem.MalformedField> fault(JsonNode object) {
        return object.properties().stream()
                .filter(member -> !names.contains(member.getKey()))
                .findFirst()
                .map(member -> {
                    String name = shown(member.getKey());
                    var value = member.getValue();
                    return new IngestProblem.MalformedField(
                            name,
                            shown(value.isTextual() ? value.textValue() : value.toString()),
                            "'%s' is none of the members %s: correct its name.".formatted(name, names));
                });
    }

    /** Throws {@code malformed-request} where the object has a member with another name. */
    public void require(JsonNode object) {
        fault(object).ifPresent(fault -> {
            throw fault.exception();
        });
    }

    private static String shown(String text) {
        return NameRules.printable(NameRules.shortened(text, MAX_SHOWN));
    }
}
