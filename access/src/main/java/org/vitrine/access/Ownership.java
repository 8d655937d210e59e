package org.vitrine.access;

/** Which institution owns the thing that a request concerns. */
public sealed interface Ownership {

    /** The thing belongs to no single institution, for example a collection or a search. */
    record Shared() implements Ownership {}

    /** A photograph, batch or upload that exists. Those of other institutions are answered as if they did not exist. */
    record Stored(String institution) implements Ownership {}

    /** A photograph or batch that the request itself states to be of an institution. */
    record Submitted(String institution) implements Ownership {}
}
