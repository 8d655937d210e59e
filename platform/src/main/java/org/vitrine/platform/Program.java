package org.vitrine.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A server or service that the platform runs as a process of its own. */
public sealed interface Program permits Server, Service {

    /** Returns the name that messages, log files and {@code processes.json} use, such as "kafka" or "search-api". */
    String programName();

    /** Returns the TCP port on which the program listens where that port is free. */
    int defaultPort();

    /** Returns the largest Java heap, in MiB. */
    int heapMiB();

    /**
     * Returns whether HotSpot's optimising compiler pays on a laptop. It takes two fifths of the processor time of a
     * service's start, and pays only where Java code, and not the network or native code, takes most of the time.
     */
    default boolean usesOptimizingCompiler() {
        return this == Server.OPENSEARCH;
    }

    /** Returns the programs that are started together with this one. */
    Set<Program> dependencies();

    /**
     * Returns the programs that must answer before this one is started. It can be fewer than {@link #dependencies}: a
     * program that works without one of them for a while is started at the same time and waits for it by itself.
     */
    default Set<Program> startsAfter() {
        return dependencies();
    }

    /** Returns all servers and services in the order of their start: servers first. */
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
