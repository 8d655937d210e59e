package org.vitrine.cli;

import java.net.http.HttpRequest.BodyPublisher;
import java.util.Optional;

/** The body of a request, which may be sent several times. */
interface RequestBody {

    /** For one attempt. */
    BodyPublisher publisher();

    /** Why the last attempt could not read the body; empty where it could. */
    default Optional<LocalFileException> fault() {
        return Optional.empty();
    }
}
