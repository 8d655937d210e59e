package org.vitrine.flow;

/**
 * One record handed to a stage.
 *
 * @param fact its value
 * @param key its key: the imageId
 * @param trace what records caused by this one continue with {@link TraceParent#next}
 */
public record Delivery<T>(T fact, String key, TraceParent trace) {}
