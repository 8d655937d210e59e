package org.vitrine.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The stand-in server of {@code dev/}: the built pages, and recorded answers in the shapes of search-api, kept in memory. */
final class StandIn implements AutoCloseable {

    private static final String READY = "listening ";

    private final Process process;
    private final String address;

    private StandIn(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static StandIn start() {
        try {
            var process = new ProcessBuilder("node", "dev/run.mjs", "--port", "0")
                    .directory(Path.of("").toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var said = new StringBuilder();
            for (var line = Optional.ofNullable(output.readLine());
                    line.isPresent();
                    line = Optional.ofNullable(output.readLine())) {
                if (line.get().startsWith(READY)) {
                    return new StandIn(
                            process, line.get().substring(READY.length()).strip());
                }
                said.append(line.get()).append('\n');
            }
            throw new IllegalStateException("dev/run.mjs ended before it listened:\n" + said);
        } catch (IOException failure) {
            throw new UncheckedIOException("node dev/run.mjs", failure);
        }
    }

    /** Of a path of it. */
    String at(String path) {
        return address + path.substring(1);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
