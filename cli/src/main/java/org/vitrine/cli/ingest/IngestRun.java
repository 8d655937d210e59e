package org.vitrine.cli.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.vitrine.cli.source.PhotographSource;
import org.vitrine.cli.source.SourceSurvey;
import org.vitrine.cli.terminal.ProgressBar;
import org.vitrine.cli.terminal.RunProgress;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;

/**
 * Sends the photographs of a source in one batch and follows them. Use an instance for one run.
 *
 * <p>The whole source is read before anything is sent, so that conflicting rows are found, and a collection is created
 * only if at least one photograph can be sent. A run that was interrupted can be started again: only what is missing is
 * sent.
 */
public final class IngestRun {

    private final IngestClient ingest;
    private final Terminal terminal;
    private final ProgressBar progressBar;
    private final int parallel;
    private final RunOutcomes outcomes = new RunOutcomes();

    public IngestRun(IngestClient ingest, Terminal terminal, int parallel) {
        this.ingest = ingest;
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
    public IngestSummary run(PhotographSource source, Duration waitAtMost) throws IOException, InterruptedException {
        var survey = SourceSurvey.of(source);
        if (survey.sendable() == 0) {
            return summaryWithoutBatch(survey);
        }
        ingest.createCollectionIfMissing()
                .ifPresent(made -> terminal.printMessage(
                        "Collection '%s' is new; %s.".formatted(ingest.collection(), made.describe())));
        var batch = ingest.openBatch(survey.sendable());
        terminal.printMessage("Batch %s: %s.".formatted(batch, TextFormat.pluralised(survey.sendable(), "photograph")));
        long began = System.nanoTime();
        new PhotographSender(
                        ingest, outcomes, parallel, () -> showProgress("sending  ", survey, outcomes.handled(), began))
                .send(batch, survey);
        if (outcomes.expectedInBatch() != survey.sendable()) {
            ingest.setExpected(batch, outcomes.expectedInBatch());
            terminal.printMessage("The source changed during the run: %s at its start, %s could be read."
                    .formatted(TextFormat.pluralised(survey.sendable(), "photograph"), outcomes.expectedInBatch()));
        }
        try {
            return new BatchFollower(ingest, batch, survey, outcomes)
                    .follow(
                            waitAtMost,
                            settled -> showProgress(
                                    "indexing ",
                                    survey,
                                    outcomes.alreadyStored() + outcomes.failed() + settled,
                                    began));
        } finally {
            progressBar.end();
        }
    }

    /** Summary of a source without a sendable photograph: no collection is created, and no service is needed. */
    private IngestSummary summaryWithoutBatch(SourceSurvey survey) throws IOException {
        var sender = new PhotographSender(ingest, outcomes, parallel, () -> {});
        var none = new ArrayList<HashedPhotograph>();
        try (var entries = survey.entries()) {
            entries.forEach(entry -> sender.accept(entry, none));
        }
        if (outcomes.failed() == 0) {
            terminal.printMessage("There is no photograph to send.");
        }
        return new IngestSummary(
                "", 0, 0, outcomes.failed(), 0, 0, 0, survey.ignored(), outcomes.failures(), outcomes.notes());
    }

    private void showProgress(String label, SourceSurvey survey, long done, long began) {
        progressBar.draw(new RunProgress(
                        Math.max(done, survey.sendable()),
                        done,
                        outcomes.failed(),
                        Duration.ofNanos(System.nanoTime() - began))
                .line(label));
    }
}
