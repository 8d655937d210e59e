package org.vitrine.search.decide;

/**
 * Thrown at the first invalid member of a request. It ends the reading, and the client gets problem invalid-decision.
 * Has no stack trace.
 */
final class InvalidMember extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;
    private final String given;
    private final String requirement;

    /**
     * An invalid member.
     *
     * @param member path of the member in the request
     * @param given its value, shortened
     * @param requirement one sentence naming the remedy
     */
    InvalidMember(String member, String given, String requirement) {
        super(member + " is " + given + "; " + requirement, null, false, false);
        this.member = member;
        this.given = given;
        this.requirement = requirement;
    }

    String member() {
        return member;
    }

    String given() {
        return given;
    }

    String requirement() {
        return requirement;
    }
}
