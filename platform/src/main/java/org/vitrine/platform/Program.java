package org.vitrine.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Anything the platform runs as a process of its own. */
public sealed interface Program permits Server, Service {

    /** Its name in messages, log files and {@code processes.json}. */
    String programName();

    /** The port it listens on where that is free. */
    int usualPort();

    /** Largest Java heap, in MiB. */
    int heapMiB();

    /**
     * Whether HotSpot's optimising compiler pays on a laptop. It takes two fifths of the processor time of a service's
     * start; it is worth that only where Java, and not the network or native code, does the work.
     */
    default boolean earnsSecondCompiler() {
        return this == Server.OPENSEARCH;
    }

    /** What is brought up with it. */
    Set<Program> needs();

    /**
     * What must answer before this one is started. Of what it needs, it may do without some for a while: it is started
     * beside them and waits by itself.
     */
    default Set<Program> startsAfter() {
        return needs();
    }

    /** Servers first, as they are to be started. */
    static List<Program> all() {
        return Stream.<Program>concat(Arrays.stream(Server.values()), Arrays.stream(Service.values()))
                .toList();
    }

    static Optional<Program> named(String name) {
        return all().stream()
                .filter(program -> program.programName().equals(name))
                .findFirst();
    }
}
