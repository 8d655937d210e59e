package org.vitrine.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs the stand-in servers of {@code dev/}, which serve the built pages and recorded answers in the format of
 * search-api, with their state in memory. One process runs all of them, because each start of Node takes some tenths of
 * a second of processor time. Every server has a state of its own. All listen until the process ends, so that no two
 * have the same port: no page finds what another one stored, and no late request reaches the server of a later test.
 */
final class PageStubServers implements AutoCloseable {

    private static final String SCRIPT = "dev/run.mjs";
    private static final String READY_PREFIX = "listening ";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Process process;
    private final Writer input;
    /** Root URL of each server that listens and was not taken yet; empty once the process has ended. */
    private final BlockingQueue<Optional<String>> listening = new LinkedBlockingQueue<>();
    /** Output beside the root URLs. */
    private final StringBuffer log = new StringBuffer();

    private PageStubServers(Process process) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::readOutput);
    }

    /** Starts the process, which has no server yet. */
    static PageStubServers launch() {
        var web = Path.of("").toAbsolutePath();
        var builder = new ProcessBuilder("node", SCRIPT, "--each-line", "--port", "0")
                .directory(web.toFile())
                .redirectErrorStream(true);
        try {
            return new PageStubServers(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException("node could not run " + SCRIPT, failure);
        }
    }

    /** Starts a server with a fresh state, and returns its root URL, which ends with a slash. */
    String start() {
        try {
            input.write("\n");
            input.flush();
            return Optional.ofNullable(listening.poll(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
                    .flatMap(Function.identity())
                    .orElseThrow(() -> new IllegalStateException(
                            "%s started no server within %s:%n%s".formatted(SCRIPT, START_TIMEOUT, log)));
        } catch (IOException failure) {
            throw new UncheckedIOException(SCRIPT + " could not start a stand-in server", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + SCRIPT + " started", interruption);
        }
    }

    /** Reads the output while the process runs, because a process stops when the pipe of its output is full. */
    private void readOutput() {
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(line -> {
                if (line.startsWith(READY_PREFIX)) {
                    listening.add(
                            Optional.of(line.substring(READY_PREFIX.length()).strip()));
                } else {
                    log.append(line).append('\n');
                }
            });
        } catch (IOException | UncheckedIOException failure) {
            log.append(failure);
        }
        listening.add(Optional.empty());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
