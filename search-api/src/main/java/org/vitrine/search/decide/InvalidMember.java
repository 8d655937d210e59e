package org.vitrine.search.decide;

/** Ends the reading of a request at the first member that is wrong. */
final class InvalidMember extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;
    private final String given;
    private final String wanted;

    /** @param wanted one sentence naming the remedy */
    InvalidMember(String member, String given, String wanted) {
        super(member + " is " + given + "; " + wanted, null, false, false);
        this.member = member;
        this.given = given;
        this.wanted = wanted;
    }

    String member() {
        return member;
    }

    String given() {
        return given;
    }

    String wanted() {
        return wanted;
    }
}
