package org.vitrine.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.vitrine.cli.source.PhotographSource;
import org.vitrine.cli.source.SourceSurvey;

/**
 * Sends the photographs of a source in one batch and follows them. Use an instance for one run.
 *
 * <p>The whole source is read before anything is sent, so that conflicting rows are found, and a collection is created
 * only if at least one photograph can be sent. A run that was interrupted can be started again: only what is missing is
 * sent.
 */
final class IngestRun {

    private final IngestClient door;
    private final Terminal terminal;
    private final ProgressBar progressBar;
    private final int parallel;
    private final RunOutcomes outcomes = new RunOutcomes();

    IngestRun(IngestClient door, Terminal terminal, int parallel) {
        this.door = door;
        this.terminal = terminal;
        this.progressBar = new ProgressBar(terminal);
        this.parallel = parallel;
    }

    /**
     * Sends all photographs that can be sent. Blocks until they are sent and the wait is over.
     *
     * @param waitAtMost how long to follow the batch afterwards; zero for not at all
     * @throws CliException if a service is unavailable or refuses the batch
     */
    IngestSummary run(PhotographSource source, Duration waitAtMost) throws IOException, InterruptedException {
        var survey = SourceSurvey.of(source);
        if (survey.sendable() == 0) {
            return unsent(survey);
        }
        door.opensCollection()
                .ifPresent(made ->
                        terminal.tell("Collection '%s' is new; %s.".formatted(door.collection(), made.inWords())));
        var batch = door.openBatch(survey.sendable());
        terminal.tell("Batch %s: %s.".formatted(batch, TextFormat.counted(survey.sendable(), "photograph")));
        long began = System.nanoTime();
        new PhotographSender(door, outcomes, parallel, () -> show("sending  ", survey, outcomes.handled(), began))
                .send(batch, survey);
        if (outcomes.inBatch() != survey.sendable()) {
            door.expects(batch, outcomes.inBatch());
            terminal.tell("The source changed during the run: %s at its start, %s could be read."
                    .formatted(TextFormat.counted(survey.sendable(), "photograph"), outcomes.inBatch()));
        }
        try {
            return new BatchFollower(door, batch, survey, outcomes)
                    .follow(
                            waitAtMost,
                            settled ->
                                    show("indexing ", survey, outcomes.already() + outcomes.failed() + settled, began));
        } finally {
            progressBar.end();
        }
    }

    /** Summary of a source without a sendable photograph: no collection is created, and no service is needed. */
    private IngestSummary unsent(SourceSurvey survey) throws IOException {
        var sender = new PhotographSender(door, outcomes, parallel, () -> {});
        var none = new ArrayList<HashedPhotograph>();
        try (var entries = survey.entries()) {
            entries.forEach(entry -> sender.take(entry, none));
        }
        if (outcomes.failed() == 0) {
            terminal.tell("There is no photograph to send.");
        }
        return new IngestSummary(
                "", 0, 0, outcomes.failed(), 0, 0, 0, survey.ignored(), outcomes.failures(), outcomes.notes());
    }

    private void show(String what, SourceSurvey survey, long done, long began) {
        progressBar.draw(new RunProgress(
                        Math.max(done, survey.sendable()),
                        done,
                        outcomes.failed(),
                        Duration.ofNanos(System.nanoTime() - began))
                .line(what));
    }
}
