package org.vitrine.access;

/**
 * Which collections a request may read. Immutable, so that a request takes it once and uses it on any thread. Pure.
 */
public sealed interface ReadScope {

    /** All collections: sign-in is off. */
    record Everything() implements ReadScope {}

    /** The collections that a caller may read. */
    record OfCaller(ApiCaller caller) implements ReadScope {}

    /**
     * Returns whether the request may read a collection.
     *
     * @param access member {@code access} of the profile of the collection
     */
    default boolean permits(String access) {
        return switch (this) {
            case Everything() -> true;
            case OfCaller(var caller) -> AccessRules.mayRead(caller, CollectionAccess.of(access));
        };
    }
}
