package org.vitrine.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An RFC 9457 body. {@code type}, {@code code} and {@code title} never vary within a problem; {@code detail} does.
 *
 * @param type {@code urn:vitrine:problem:} and the code; stable, for programs
 * @param title short and constant, for people
 * @param status the HTTP status, 400 to 599
 * @param detail names the thing, its value and the remedy
 * @param code the last part of the type, in kebab-case; the reason code of a rejected photograph
 * @param extensions further members, by name, in order
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code"})
public record ProblemDetail(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** The media type such a body is sent with. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ProblemDetail {
        if (!type.equals(typeOf(code))) {
            throw new IllegalArgumentException("problem code '" + code + "' does not end the type " + type);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("problem '" + code + "' has status " + status + ", not 400 to 599");
        }
        extensions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** A problem with nothing more to say than its four members. */
    public static ProblemDetail of(int status, String code, String title, String detail) {
        return new ProblemDetail(typeOf(code), title, status, detail, code, Map.of());
    }

    private static URI typeOf(String code) {
        if (!KEBAB.matcher(code).matches()) {
            throw new IllegalArgumentException("problem code '" + code + "' is not kebab-case");
        }
        return URI.create("urn:vitrine:problem:" + code);
    }

    /** The same with one more member. */
    public ProblemDetail with(String name, Object value) {
        var more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new ProblemDetail(type, title, status, detail, code, more);
    }
}
