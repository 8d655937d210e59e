package org.vitrine.inference.answer;

/** What came of reading an answer. */
public sealed interface Reading<T> {

    record Understood<T>(T value) implements Reading<T> {}

    /** It is not what the contract says; the sentence says where. */
    record Malformed<T>(String sentence) implements Reading<T> {}
}
