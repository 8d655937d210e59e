package org.vitrine.store;

/** Thrown for a call of an AWS client whose HTTP client is closed. It is no {@code IOException}: no attempt follows. */
final class ClosedHttpClientException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ClosedHttpClientException() {
        super("the HTTP client of the AWS client is closed");
    }
}
