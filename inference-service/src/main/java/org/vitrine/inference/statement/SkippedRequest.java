package org.vitrine.inference.statement;

/**
 * A statement that the profile requests but that is missing, with the reason. It is no error: the other statements
 * about the photograph are made.
 *
 * @param what {@code labels}, {@code custom-labels} or the name of an attribute
 * @param reasonCode stable code in kebab-case
 * @param sentence explanation for people
 */
public record SkippedRequest(String what, String reasonCode, String sentence) {}
