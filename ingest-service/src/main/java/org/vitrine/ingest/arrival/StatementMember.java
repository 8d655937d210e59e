package org.vitrine.ingest.arrival;

import java.util.Arrays;
import java.util.List;

/** The members of a statement, which have one name in JSON and one in headers. */
enum StatementMember {
    INSTITUTION("institution"),
    IDENTIFIER("identifier"),
    SPECIMEN("specimen"),
    ITEM("item"),
    SIDE("side"),
    BATCH("batch"),
    METADATA("metadata");

    private final String jsonName;

    StatementMember(String jsonName) {
        this.jsonName = jsonName;
    }

    String jsonName() {
        return jsonName;
    }

    String headerName() {
        return StatementHeaders.PREFIX + Character.toUpperCase(jsonName.charAt(0)) + jsonName.substring(1);
    }

    static List<String> jsonNames() {
        return Arrays.stream(values()).map(StatementMember::jsonName).toList();
    }

    static List<String> headerNames() {
        return Arrays.stream(values()).map(StatementMember::headerName).toList();
    }
}
