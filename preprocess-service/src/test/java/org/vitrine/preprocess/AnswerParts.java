package org.vitrine.preprocess;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The parts of an answer in multipart/mixed, by name, in their order. */
record AnswerParts(Map<String, String> latin1) {

    private static final Pattern BOUNDARY = Pattern.compile("^multipart/mixed;\\s*boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]+)\"");
    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final String LINE_END = "\r\n";

    static AnswerParts of(ValidatableResponse answer) {
        var response = answer.statusCode(200).extract().response();
        var boundary = BOUNDARY.matcher(response.contentType());
        if (!boundary.find()) {
            throw new AssertionError("not multipart/mixed: " + response.contentType());
        }
        String body = new String(response.asByteArray(), StandardCharsets.ISO_8859_1);
        var parts = new LinkedHashMap<String, String>();
        for (String part : body.split(Pattern.quote("--" + boundary.group(1)))) {
            var name = NAME.matcher(part);
            if (name.find()) {
                parts.put(
                        name.group(1),
                        part.substring(
                                part.indexOf(END_OF_HEADERS) + END_OF_HEADERS.length(),
                                part.length() - LINE_END.length()));
            }
        }
        return new AnswerParts(parts);
    }

    Set<String> names() {
        return latin1.keySet();
    }

    byte[] bytes(String name) {
        var part = latin1.get(name);
        if (part == null) {
            throw new AssertionError("no part '%s' among %s".formatted(name, names()));
        }
        return part.getBytes(StandardCharsets.ISO_8859_1);
    }

    JsonPath figures() {
        return JsonPath.from(new String(bytes("preparation"), StandardCharsets.UTF_8));
    }
}
