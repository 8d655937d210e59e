package org.vitrine.modelserver.loading;

/** What is known of a name. */
public sealed interface ModelLookup {

    record Found(ServedModel model) implements ModelLookup {}

    /** It is in the folder and not warm yet. */
    record Loading(String name) implements ModelLookup {}

    /** It is in the folder and cannot be served. */
    record Refused(String name, String reason) implements ModelLookup {}

    record Unknown(String name) implements ModelLookup {}
}
