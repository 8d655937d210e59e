package org.vitrine.preprocess;

import java.util.List;
import org.vitrine.platform.ProgramStatus;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.TestPlatform;

/** A server of this test JVM that tests stop and start again with its data and its port. */
record RunningServer(Server server) {

    void kill() {
        var process = TestPlatform.platform().status().stream()
                .filter(status -> status.program() == server)
                .flatMap(status -> status.running().stream())
                .map(ProgramStatus.Running::pid)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(server + " does not run"));
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts the server and returns when it answers; does nothing if it runs. */
    void start() {
        TestPlatform.with(List.of(server));
    }
}
