package org.vitrine.index.progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.vitrine.index.streams.StoreJson;

/** JSON of what replicas ask and answer each other. */
final class ReplicaJson {

    private ReplicaJson() {}

    /** @throws org.vitrine.problem.ProblemException malformed-request where it is no such JSON */
    static <T> T read(byte[] json, Class<T> type) {
        try {
            return StoreJson.MAPPER.readValue(json, type);
        } catch (IOException fault) {
            throw new ProgressProblem.Malformed(
                            "The body is no JSON of a %s: %s".formatted(type.getSimpleName(), fault.getMessage()))
                    .exception();
        }
    }

    static byte[] bytes(Object value) {
        try {
            return StoreJson.MAPPER.writeValueAsBytes(value);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
