package org.vitrine.cli.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.cli.terminal.TextTable;
import org.vitrine.platform.PlatformEvent;
import org.vitrine.platform.ProgramStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./vitrine status}: prints the programs of this machine, the number of images in each stage, what institutions
 * with a quota have stored, and the SNS subscriptions that an operator must confirm or restore.
 */
@Command(
        name = "status",
        description =
                "List the programs with address and memory, the number of images in each stage, what institutions with a quota have stored, and the SNS subscriptions to confirm or restore.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KIB_PER_MIB = 1024;

    @Mixin
    private TargetInstance instance = new TargetInstance();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        var programs = instance.platform(PlatformEvent.Listener.silent()).status();
        boolean allReady = programs.stream().allMatch(status -> status.state() == ProgramStatus.State.READY);
        var images = allReady ? instance.ingest().get("/v1/status").bodyOrThrow() : JSON.createObjectNode();
        var usage = allReady ? instance.ingest().get("/v1/institutions").bodyOrThrow() : JSON.createObjectNode();
        if (json) {
            terminal.json(document(programs, images, usage));
        } else {
            table(programs).lines().forEach(terminal::printResult);
            images(images).forEach(terminal::printResult);
            quotas(usage).forEach(terminal::printResult);
            subscriptions(images).forEach(terminal::printResult);
        }
        return allReady ? ExitCode.OK : ExitCode.NOT_RUNNING;
    }

    private static TextTable table(List<ProgramStatus> programs) {
        var table = new TextTable("PROGRAM", "STATE", "PORT", "PID", "MIB", "URL");
        for (ProgramStatus status : programs) {
            var running = status.running();
            table.add(
                    status.program().programName(),
                    state(status),
                    running.map(process -> Integer.toString(process.port())).orElse(""),
                    running.map(process -> Long.toString(process.pid())).orElse(""),
                    running.map(process -> Long.toString(residentMib(process.pid())))
                            .orElse(""),
                    running.map(ProgramStatus.Running::url).orElse(""));
        }
        return table;
    }

    private static List<String> images(JsonNode images) {
        if (images.isEmpty()) {
            return List.of();
        }
        var table = new TextTable("COLLECTION", "STAGE", "IMAGES");
        images.path("collections").forEach(collection -> collection
                .path("stages")
                .properties()
                .forEach(stage -> table.add(
                        collection.path("collectionId").asText(),
                        stage.getKey(),
                        stage.getValue().asText())));
        return table.lines();
    }

    /**
     * Returns a table of the institutions with a quota; empty where none has one.
     *
     * @param usage answer of {@code GET /v1/institutions}; empty where it was not requested
     */
    static List<String> quotas(JsonNode usage) {
        var table = new TextTable("INSTITUTION", "PHOTOGRAPHS", "QUOTA", "BYTES", "QUOTA");
        for (JsonNode institution : usage.path("institutions")) {
            String maxPhotographs = institution.path("maxPhotographs").asText();
            String maxBytes = institution.path("maxBytes").asText();
            if (!maxPhotographs.isEmpty() || !maxBytes.isEmpty()) {
                table.add(
                        institution.path("institutionId").asText(),
                        institution.path("photographs").asText(),
                        maxPhotographs,
                        institution.path("bytes").asText(),
                        maxBytes);
            }
        }
        return table.isEmpty() ? List.of() : table.lines();
    }

    /**
     * Returns what an operator must do about the SNS subscriptions that wait to be confirmed or were ended; empty where
     * there is none.
     *
     * @param status answer of {@code GET /v1/status}; empty where it was not requested
     */
    static List<String> subscriptions(JsonNode status) {
        var lines = new ArrayList<String>();
        status.path("pendingSubscriptions").forEach(pending -> {
            lines.add("SNS subscription, received %s: %s"
                    .formatted(
                            pending.path("receivedAt").asText(),
                            pending.path("confirm").asText()));
            if (pending.hasNonNull("subscribeUrl")) {
                lines.add("  subscribeUrl: " + pending.path("subscribeUrl").asText());
            }
        });
        if (status.hasNonNull("pendingSubscriptionsUnavailable")) {
            lines.add(status.path("pendingSubscriptionsUnavailable").asText());
        }
        return lines.stream().map(TextFormat::oneLine).toList();
    }

    private static ObjectNode document(List<ProgramStatus> programs, JsonNode images, JsonNode usage) {
        var document = JSON.createObjectNode();
        var list = document.putArray("programs");
        long total = 0;
        for (ProgramStatus status : programs) {
            var node = list.addObject()
                    .put("name", status.program().programName())
                    .put("state", state(status))
                    .put("log", status.log().toString());
            if (status.running().isPresent()) {
                var process = status.running().get();
                long resident = residentMib(process.pid());
                total += resident;
                node.put("port", process.port())
                        .put("pid", process.pid())
                        .put("residentMiB", resident)
                        .put("url", process.url())
                        .put("startedAt", process.startedAt().toString());
            }
        }
        document.put("residentMiB", total);
        document.set("images", images);
        document.set("usage", usage);
        return document;
    }

    private static String state(ProgramStatus status) {
        return status.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Resident memory of a process in MiB, from {@code /proc}; 0 on systems without it. */
    private static long residentMib(long pid) {
        var status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.exists(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                            .findFirst()
                            .orElse(0)
                    : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}
