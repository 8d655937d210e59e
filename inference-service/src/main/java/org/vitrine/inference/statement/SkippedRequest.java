package org.vitrine.inference.statement;

/**
 * Something that was wished for and not asked, and why. Not a fault: the rest is said nevertheless.
 *
 * @param what for example labels
 * @param reasonCode stable, in kebab-case
 * @param sentence for people
 */
public record SkippedRequest(String what, String reasonCode, String sentence) {}
