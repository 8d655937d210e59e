package org.vitrine.modelserver.shelf;

/** What is known of a name. */
public sealed interface Lookup {

    record Found(ServedModel model) implements Lookup {}

    /** It is in the folder and not warm yet. */
    record Loading(String name) implements Lookup {}

    /** It is in the folder and cannot be served. */
    record Refused(String name, String reason) implements Lookup {}

    record Unknown(String name) implements Lookup {}
}
