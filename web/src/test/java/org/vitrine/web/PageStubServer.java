package org.vitrine.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the stand-in server of {@code dev/}, which serves the built pages and recorded answers in the format of
 * search-api, with its state in memory. The first instance bundles the server with esbuild; later ones start the
 * bundle.
 */
final class PageStubServer implements AutoCloseable {

    private static final String READY_PREFIX = "listening ";
    private static final AtomicBoolean BUNDLED = new AtomicBoolean();

    private final Process process;
    private final String address;

    private PageStubServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static PageStubServer start() {
        try {
            var web = Path.of("").toAbsolutePath();
            String script = BUNDLED.get() ? "target/dev/server.mjs" : "dev/run.mjs";
            var builder = new ProcessBuilder("node", script, "--port", "0")
                    .directory(web.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("VITRINE_WEB", web.toString());
            var process = builder.start();
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var log = new StringBuilder();
            for (var line = Optional.ofNullable(output.readLine());
                    line.isPresent();
                    line = Optional.ofNullable(output.readLine())) {
                if (line.get().startsWith(READY_PREFIX)) {
                    BUNDLED.set(true);
                    return new PageStubServer(
                            process, line.get().substring(READY_PREFIX.length()).strip());
                }
                log.append(line.get()).append('\n');
            }
            throw new IllegalStateException(script + " ended before it listened:\n" + log);
        } catch (IOException failure) {
            throw new UncheckedIOException("node could not start the stand-in server", failure);
        }
    }

    /** Returns the URL of a path that begins with a slash. */
    String at(String path) {
        return address + path.substring(1);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
