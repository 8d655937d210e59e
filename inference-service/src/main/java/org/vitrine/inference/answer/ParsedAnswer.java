package org.vitrine.inference.answer;

/** The outcome of reading an answer. */
public sealed interface ParsedAnswer<T> {

    record Understood<T>(T value) implements ParsedAnswer<T> {}

    /** It is not what the contract says; the sentence says where. */
    record Malformed<T>(String sentence) implements ParsedAnswer<T> {}
}
