package org.vitrine.cli.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.models.ModelsFolderOption;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.ProgressBar;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextTable;
import org.vitrine.platform.Installation;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.protocol.Evaluation;
import org.vitrine.training.protocol.EvaluationProtocol;
import org.vitrine.training.protocol.EvaluationRequest;
import org.vitrine.training.protocol.EvaluationRequest.Columns;
import org.vitrine.training.protocol.EvaluationResult;
import org.vitrine.training.vectors.InputPreparation.Pipeline;
import org.vitrine.training.vectors.PictureModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./vitrine evaluate}: runs an evaluation protocol of {@code training} on a folder of labelled photographs, in
 * this process. Vitrine need not run.
 */
@Command(
        name = "evaluate",
        description = {
            "Measure models and the preparation of photographs on a labelled folder. No service needs to run.",
            "A CSV names file, label, group and split (query and gallery), or mask, or angle; the protocols euro, euro-masks,"
                    + " ancient and fossils have columns of their own. match measures match scores with half of the items left out of the"
                    + " catalogue; it takes a list with the column taxon for fossils, and --subject names any other kind of object."
        },
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    /** Names of the protocols, for shell completion. */
    static final class ProtocolNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        ProtocolNames() {
            super(EvaluationProtocol.names());
        }
    }

    private static final int MAX_RERANKED = 1000;

    @Mixin
    private final ModelsFolderOption modelsFolder = new ModelsFolderOption();

    @Mixin
    private final SubjectOption subjectOption = new SubjectOption();

    @Option(
            names = "--protocol",
            required = true,
            completionCandidates = ProtocolNames.class,
            paramLabel = "P",
            description = "${COMPLETION-CANDIDATES}")
    private String protocol = "";

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "Folder with the photographs and their CSV.")
    private Path data = Path.of("");

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "The CSV. Default: labels.csv in the folder (euro-masks: index.csv).")
    private @Nullable Path csv;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "A model of the models folder, or NAME@VERSION; may be repeated. Default: relief-deep for coins, form-bank for anything else.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "Column whose equal values make two photographs alike. Default: label.")
    private String label = Columns.STANDARD.label();

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Column; photographs of the same group are never compared with each other. Default: group.")
    private String group = Columns.STANDARD.group();

    @Option(names = "--split", paramLabel = "COLUMN", description = "Column with query or gallery. Default: split.")
    private String split = Columns.STANDARD.split();

    @Option(
            names = "--steps",
            split = ",",
            paramLabel = "STEP",
            description = "Steps of the preparation. Default: those of the pipeline.")
    private @Nullable List<String> steps;

    @Option(names = "--no-prepare", description = "Only scale and pad the photographs.")
    private boolean bare;

    @Option(
            names = "--rerank",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "32",
            paramLabel = "N",
            description =
                    "Retrieval: also measure with the first N candidates, by default 32, re-ranked by their edge maps.")
    private int rerank;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();
    private final ProgressBar progressBar = new ProgressBar(terminal);

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            var evaluationProtocol = EvaluationProtocol.named(protocol);
            var evaluation = new Evaluation(request(evaluationProtocol));
            var measured = evaluationProtocol.measuresModels()
                    ? measure(evaluationProtocol, evaluation)
                    : List.of(evaluation.measure());
            progressBar.end();
            if (json) {
                terminal.json(document(evaluationProtocol, measured));
            } else {
                table(measured).forEach(terminal::printResult);
            }
            measured.forEach(each ->
                    each.notes().forEach(note -> terminal.printMessage("%s: %s".formatted(each.subject(), note))));
            return ExitCode.OK;
        } catch (TrainingInputException misused) {
            progressBar.end();
            throw new CliException(ExitCode.USAGE_ERROR, misused.sentence());
        }
    }

    private EvaluationRequest request(EvaluationProtocol evaluationProtocol) throws IOException {
        return new EvaluationRequest(
                evaluationProtocol,
                data,
                csvPath(evaluationProtocol),
                new Columns(label, group, split),
                preparation(subject(evaluationProtocol)),
                rerank(),
                Optional.of(Installation.find().root().resolve(".vitrine").resolve("vectors")),
                progressBar::show);
    }

    private int rerank() {
        if (rerank < 0 || rerank > MAX_RERANKED) {
            throw new CliException(
                    ExitCode.USAGE_ERROR, "--rerank is %d, 0 to %d is possible".formatted(rerank, MAX_RERANKED));
        }
        return rerank;
    }

    private Path csvPath(EvaluationProtocol evaluationProtocol) {
        var name = evaluationProtocol == EvaluationProtocol.EURO_MASKS ? "index.csv" : LabelledFolder.CSV;
        return Optional.ofNullable(csv).orElseGet(() -> data.resolve(name));
    }

    private String subject(EvaluationProtocol evaluationProtocol) throws IOException {
        return evaluationProtocol == EvaluationProtocol.MATCH
                ? evaluationProtocol.subject(LabelledFolder.csv(csvPath(evaluationProtocol)))
                : evaluationProtocol.subject();
    }

    private Pipeline preparation(String subject) {
        if (bare) {
            return Pipeline.bare();
        }
        return steps == null ? subjectOption.pipeline(subject) : subjectOption.pipeline(subject, steps);
    }

    private List<EvaluationResult> measure(EvaluationProtocol evaluationProtocol, Evaluation evaluation)
            throws IOException, InterruptedException {
        var measured = new ArrayList<EvaluationResult>();
        for (String name : models.isEmpty() ? List.of(subjectOption.embedder(subject(evaluationProtocol))) : models) {
            try (var model = PictureModel.open(modelsFolder.folders(), name)) {
                measured.add(evaluation.measure(model));
            }
        }
        return measured;
    }

    /** The figures of the first model at the top level, and those of every model in {@code measured}. */
    private static Object document(EvaluationProtocol evaluationProtocol, List<EvaluationResult> measured) {
        var document = new ObjectMapper().createObjectNode().put("protocol", evaluationProtocol.cliName());
        measured.getFirst().figures().forEach((name, figure) -> document.putPOJO(name, figure));
        var all = document.putArray("measured");
        for (var each : measured) {
            var one = all.addObject().put(evaluationProtocol.measuresModels() ? "model" : "subject", each.subject());
            each.figures().forEach((name, figure) -> one.putPOJO(name, figure));
            each.notes().forEach(one.withArray("notes")::add);
        }
        return document;
    }

    private static List<String> table(List<EvaluationResult> measured) {
        var columns = new LinkedHashSet<String>();
        measured.forEach(each -> columns.addAll(each.figures().keySet()));
        var head = new ArrayList<>(List.of("MODEL"));
        head.addAll(columns);
        var table = new TextTable(head.toArray(String[]::new));
        for (var each : measured) {
            var row = new ArrayList<>(List.of(each.subject()));
            var figures = new LinkedHashMap<>(each.figures());
            for (String column : columns) {
                row.add(figures.containsKey(column) ? String.valueOf(figures.get(column)) : "–");
            }
            table.add(row.toArray(String[]::new));
        }
        return table.lines();
    }
}
