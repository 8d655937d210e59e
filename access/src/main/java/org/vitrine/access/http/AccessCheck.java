package org.vitrine.access.http;

import org.vitrine.access.ApiCaller;

/** The outcome of the check of a request before it is processed. */
public sealed interface AccessCheck {

    record Allowed(ApiCaller caller) implements AccessCheck {}

    record Refused(AccessProblem problem) implements AccessCheck {}
}
