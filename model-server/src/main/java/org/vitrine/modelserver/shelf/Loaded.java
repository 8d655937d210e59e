package org.vitrine.modelserver.shelf;

/** What came of an order to load or unload a model by name. */
public sealed interface Loaded {

    record Done(ServedModel model) implements Loaded {}

    record AlreadyThere(String name) implements Loaded {}

    /** More bytes than are allowed at the same time; something must be unloaded first. */
    record NoRoom(String sentence) implements Loaded {}

    /** Nothing there that can be served. */
    record Refused(String sentence) implements Loaded {}
}
