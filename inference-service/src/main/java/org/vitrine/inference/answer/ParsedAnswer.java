package org.vitrine.inference.answer;

/** The outcome of reading a model's answer: a value, or a sentence that states how it breaks the contract. */
public sealed interface ParsedAnswer<T> {

    record Valid<T>(T value) implements ParsedAnswer<T> {}

    /** The answer breaks the contract; the sentence names the place. */
    record Malformed<T>(String sentence) implements ParsedAnswer<T> {}
}
