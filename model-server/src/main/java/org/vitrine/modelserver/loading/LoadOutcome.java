package org.vitrine.modelserver.loading;

/** The outcome of loading a model from a folder. */
public sealed interface LoadOutcome {

    record Loaded(ServedModel model) implements LoadOutcome {}

    /** A model of that name is loaded already. */
    record AlreadyLoaded(String name) implements LoadOutcome {}

    /** The model does not fit within {@code vitrine.models.max-loaded}; another model must be unloaded first. */
    record LimitExceeded(String sentence) implements LoadOutcome {}

    /** The folder has no model that can be served; the sentence states why. */
    record Refused(String sentence) implements LoadOutcome {}
}
