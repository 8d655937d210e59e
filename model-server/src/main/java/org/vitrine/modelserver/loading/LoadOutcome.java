package org.vitrine.modelserver.loading;

/** The outcome of an order to load or unload a model by name. */
public sealed interface LoadOutcome {

    record Done(ServedModel model) implements LoadOutcome {}

    record AlreadyThere(String name) implements LoadOutcome {}

    /** More bytes than are allowed at the same time; something must be unloaded first. */
    record NoRoom(String sentence) implements LoadOutcome {}

    /** Nothing there that can be served. */
    record Refused(String sentence) implements LoadOutcome {}
}
