package org.vitrine.index.progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.vitrine.index.streams.StoreJson;

/** Reads and writes the JSON of requests and responses between replicas. */
final class ReplicaJson {

    private ReplicaJson() {}

    /** @throws org.vitrine.problem.ProblemException with malformed-request, if the body is not JSON of this type */
    static <T> T read(byte[] json, Class<T> type) {
        try {
            return StoreJson.MAPPER.readValue(json, type);
        } catch (IOException failure) {
            throw new ProgressProblem.Malformed(
                            "The request body is not valid JSON for this request: %s.".formatted(failure.getMessage()))
                    .exception();
        }
    }

    static byte[] bytes(Object value) {
        try {
            return StoreJson.MAPPER.writeValueAsBytes(value);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
