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
 * Chooses free TCP ports; an instance returns no port twice. Thread-safe.
 *
 * <p>Free ports are chosen at random from 20,000 to 31,999. That is below the range from which the kernel takes ports
 * for outgoing connections, so that no such connection takes the port between the choice and the start of the server.
 */
final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 2_000;
    private static final int RECLAIM_ATTEMPTS = 25;
    private static final Duration RECLAIM_INTERVAL = Duration.ofMillis(200);

    private final IntPredicate free;
    private final RandomGenerator random;
    private final Set<Integer> reserved = new HashSet<>();

    Ports(IntPredicate free, RandomGenerator random) {
        this.free = free;
        this.random = random;
    }

    static Ports ofThisMachine() {
        return new Ports(Ports::isFree, RandomGenerator.getDefault());
    }

    /** Excludes a port that a program of this platform already uses. */
    synchronized void reserve(int port) {
        reserved.add(port);
    }

    /** Returns the preferred port where it is free, otherwise another free one. */
    synchronized int choose(int preferred) {
        if (!reserved.contains(preferred) && free.test(preferred)) {
            reserved.add(preferred);
            return preferred;
        }
        return chooseAny();
    }

    /**
     * Returns the port that a program had before it ended, or another free one where that stays taken. Blocks for up to
     * 5 s, because a killed process may still hold its port for a moment: the process counts as ended when its first
     * thread has ended, and the port is free when its last thread has.
     */
    synchronized int reclaim(int former) {
        for (int attempt = 1;
                attempt < RECLAIM_ATTEMPTS && !reserved.contains(former) && !free.test(former);
                attempt++) {
            PollDelay.sleep(RECLAIM_INTERVAL);
        }
        return choose(former);
    }

    /** @throws PlatformException where 2,000 random ports were all taken */
    synchronized int chooseAny() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (!reserved.contains(port) && free.test(port)) {
                reserved.add(port);
                return port;
            }
        }
        throw new PlatformException(
                "no free port between %d and %d was found in %d attempts; stop the programs that use them"
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
