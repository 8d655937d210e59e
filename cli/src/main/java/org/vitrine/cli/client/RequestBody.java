package org.vitrine.cli.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.util.Optional;

/** The body of a request that may be sent several times. */
public interface RequestBody {

    /** A new publisher for one attempt. */
    BodyPublisher publisher();

    /** Why the last attempt could not read the body; empty if it could. */
    default Optional<LocalFileException> fault() {
        return Optional.empty();
    }
}
