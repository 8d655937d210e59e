package org.vitrine.flow;

/**
 * One decoded record that {@link StageRunner} passes to the work of a stage.
 *
 * @param <T> type of the value: a fact, or {@link String} for channels of text
 * @param fact decoded value of the record
 * @param key key of the record, the imageId for facts; topic, partition and offset where the record has no key
 * @param trace position of the record in its trace; records that the stage writes continue it with
 *     {@link TraceParent#next}
 */
public record Delivery<T>(T fact, String key, TraceParent trace) {}
