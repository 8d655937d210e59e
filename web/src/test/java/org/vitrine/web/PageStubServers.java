package org.vitrine.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs the stand-in servers of {@code dev/}, which serve the built pages and recorded answers in the format of
 * search-api, with their state in memory. One process runs all of them, because each start of Node takes some tenths of
 * a second of processor time. Every server has a state of its own. All listen until the process ends, so that no two
 * have the same port: no page finds what another one stored, and no late request reaches the server of a later test.
 */
final class PageStubServers implements AutoCloseable {

    private static final String SCRIPT = "dev/run.mjs";
    private static final String READY_PREFIX = "listening ";

    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    private PageStubServers(Process process) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.output = process.inputReader(StandardCharsets.UTF_8);
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
            var log = new StringBuilder();
            for (var line = Optional.ofNullable(output.readLine());
                    line.isPresent();
                    line = Optional.ofNullable(output.readLine())) {
                if (line.get().startsWith(READY_PREFIX)) {
                    return line.get().substring(READY_PREFIX.length()).strip();
                }
                log.append(line.get()).append('\n');
            }
            throw new IllegalStateException(SCRIPT + " ended before the server listened:\n" + log);
        } catch (IOException failure) {
            throw new UncheckedIOException(SCRIPT + " could not start a stand-in server", failure);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
