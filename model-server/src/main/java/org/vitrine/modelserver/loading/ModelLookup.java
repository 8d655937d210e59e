package org.vitrine.modelserver.loading;

/** The result of looking up a model by name. */
public sealed interface ModelLookup {

    /** The newest loaded version of the model. */
    record Found(ServedModel model) implements ModelLookup {}

    /** The model is in the folder and is still loading. */
    record Loading(String name) implements ModelLookup {}

    /** The model is in the folder but cannot be served; the reason is a sentence for the operator. */
    record Refused(String name, String reason) implements ModelLookup {}

    /** There is no model of that name. */
    record Unknown(String name) implements ModelLookup {}
}
