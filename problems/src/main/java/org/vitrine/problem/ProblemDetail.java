package org.vitrine.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The JSON body of an error response (RFC 9457, Problem Details). {@code type}, {@code code} and {@code title} are
 * constant for each kind of problem; {@code detail} varies with the request.
 *
 * @param type {@code urn:vitrine:problem:} followed by the code; stable, for programs
 * @param title short and constant, for people
 * @param status HTTP status, 400 to 599
 * @param detail sentences that name the thing, its value and the remedy
 * @param code the last part of the type, in kebab-case; for a rejected photograph its reason code
 * @param extensions further members of the JSON object by name, in the order in which they are written
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code"})
public record ProblemDetail(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** The media type of an error response. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ProblemDetail {
        if (!type.equals(typeOf(code))) {
            throw new IllegalArgumentException("problem code '" + code + "' does not end the type " + type);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("problem '" + code + "' has status " + status + ", not 400 to 599");
        }
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** Returns a problem without extension members. */
    public static ProblemDetail of(int status, String code, String title, String detail) {
        return new ProblemDetail(typeOf(code), title, status, detail, code, Map.of());
    }

    private static URI typeOf(String code) {
        if (!KEBAB_CASE.matcher(code).matches()) {
            throw new IllegalArgumentException("problem code '" + code + "' is not kebab-case");
        }
        return URI.create("urn:vitrine:problem:" + code);
    }

    /**
     * Returns a copy of this problem with one more extension member.
     *
     * @param value written as JSON by Jackson
     */
    public ProblemDetail with(String name, Object value) {
        var members = new LinkedHashMap<>(extensions);
        members.put(name, value);
        return new ProblemDetail(type, title, status, detail, code, members);
    }
}
