package org.vitrine.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.vitrine.ingest.scan.InProcessClamd;

/** Starts a server that speaks the protocol of clamd, and enables the malware scan with it. */
public final class ClamdResource implements QuarkusTestResourceLifecycleManager {

    private static final int STREAM_MAX_LENGTH = 100_000_000;

    private Optional<InProcessClamd> clamd = Optional.empty();

    @Override
    public Map<String, String> start() {
        try {
            var started = InProcessClamd.start(STREAM_MAX_LENGTH);
            clamd = Optional.of(started);
            return Map.of(
                    "vitrine.ingest.malware-scan.enabled",
                    "true",
                    "vitrine.ingest.malware-scan.host",
                    "127.0.0.1",
                    "vitrine.ingest.malware-scan.port",
                    Integer.toString(started.port()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void stop() {
        clamd.ifPresent(ClamdResource::close);
    }

    private static void close(InProcessClamd clamd) {
        try {
            clamd.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
