package org.vitrine.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The started processes of a platform folder: {@code run/processes.json}. The file is replaced atomically at each
 * change, so that no reader gets half of it. Thread-safe.
 */
final class ProcessTable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;
    private final Map<String, ProcessRecord> records = new LinkedHashMap<>();

    private ProcessTable(Path file) {
        this.file = file;
    }

    /** Content of the JSON file. */
    record Contents(List<ProcessRecord> processes) {}

    static ProcessTable read(Path file) {
        ProcessTable table = new ProcessTable(file);
        if (Files.exists(file)) {
            try {
                JSON.readValue(file.toFile(), Contents.class)
                        .processes()
                        .forEach(process -> table.records.put(process.name(), process));
            } catch (IOException unreadable) {
                throw new PlatformException(
                        "%s cannot be read (%s). If nothing of Vitrine runs, delete it and try again."
                                .formatted(file, unreadable.getMessage()),
                        unreadable);
            }
        }
        return table;
    }

    synchronized Optional<ProcessRecord> find(Program program) {
        return Optional.ofNullable(records.get(program.programName()));
    }

    /** Returns the addresses of all programs of the table, whether their processes still run or not. */
    synchronized Addresses addresses() {
        Map<Program, Integer> ports = new LinkedHashMap<>();
        records.values().forEach(process -> Program.named(process.name())
                .ifPresent(program -> ports.put(program, process.port())));
        return new Addresses(ports);
    }

    /** Returns the processes whose start is still being recorded. */
    synchronized List<ProcessRecord> recording() {
        return records.values().stream()
                .filter(process -> !process.recording().isEmpty())
                .toList();
    }

    synchronized void put(ProcessRecord process) {
        records.put(process.name(), process);
        write();
    }

    synchronized void remove(Program program) {
        if (records.remove(program.programName()) != null) {
            write();
        }
    }

    private void write() {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            JSON.writeValue(written.toFile(), new Contents(List.copyOf(records.values())));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new PlatformException("cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }
}
