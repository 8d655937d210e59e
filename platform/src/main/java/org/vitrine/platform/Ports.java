package org.vitrine.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * Chooses ports; none is given out twice.
 *
 * <p>Free ones are drawn from below the range that the kernel hands to outgoing connections, so that none of those
 * takes the port between the choice and the server's start.
 */
final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 2_000;
    private static final int RECLAIM_LOOKS = 25;
    private static final Duration RECLAIM_INTERVAL = Duration.ofMillis(200);

    private final IntPredicate free;
    private final RandomGenerator random;
    private final Set<Integer> given = new HashSet<>();

    Ports(IntPredicate free, RandomGenerator random) {
        this.free = free;
        this.random = random;
    }

    static Ports ofThisMachine() {
        return new Ports(Ports::isFree, RandomGenerator.getDefault());
    }

    /** Keeps a port that is in use by a program of ours from being given to another. */
    synchronized void reserve(int port) {
        given.add(port);
    }

    /** The preferred port where nothing has it, else a free one. */
    synchronized int choose(int preferred) {
        if (!given.contains(preferred) && free.test(preferred)) {
            given.add(preferred);
            return preferred;
        }
        return chooseAny();
    }

    /**
     * The port that a process of ours had before it ended, else a free one. A killed process may still hold its port for a
     * moment: it counts as ended when its first thread has, and the port is free when its last thread has.
     */
    synchronized int reclaim(int former) {
        for (int look = 1; look < RECLAIM_LOOKS && !given.contains(former) && !free.test(former); look++) {
            PollDelay.of(RECLAIM_INTERVAL);
        }
        return choose(former);
    }

    synchronized int chooseAny() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (!given.contains(port) && free.test(port)) {
                given.add(port);
                return port;
            }
        }
        throw new PlatformException("no free port between %d and %d was found in %d attempts; stop what holds them"
                .formatted(LOWEST, HIGHEST, ATTEMPTS));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(Addresses.HOST))) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
