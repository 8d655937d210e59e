package org.vitrine.training;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.training.TrainingRequest.Attribute;
import org.vitrine.training.export.ClassifierExport;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.learn.ClassifierTrainer;
import org.vitrine.training.learn.TrainedClassifier;
import org.vitrine.training.report.ClassifierReport;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.training.vectors.ParallelMap;
import org.vitrine.training.vectors.PhotographEmbedder;
import org.vitrine.training.vectors.PictureModel;
import org.vitrine.training.vectors.ProgressListener;

/**
 * Trains one classifier for each attribute of a {@link TrainingRequest}. The vectors of the photographs are computed
 * once for all attributes; the attributes are then trained in parallel on all cores. Used by {@code ./vitrine train}.
 */
public final class AttributeTraining {

    /** Name of the report file in the folder of a trained model. */
    public static final String REPORT = "report.html";

    /** Maximum number of pictures on which an exported graph is compared with the trainer. */
    private static final int MAX_CHECKED = 16;

    private final TrainingRequest trainingRequest;
    private final PictureModel embedder;
    private final ProgressListener progressListener;
    private final Clock clock;

    public AttributeTraining(
            TrainingRequest trainingRequest, PictureModel embedder, ProgressListener progressListener, Clock clock) {
        this.trainingRequest = trainingRequest;
        this.embedder = embedder;
        this.progressListener = progressListener;
        this.clock = clock;
    }

    /**
     * The outcome of a training.
     *
     * @param attributes one outcome for each attribute, in the order of the request
     * @param photographs number of photographs that have a vector
     * @param refused one sentence for each photograph that could not be prepared
     * @param vectorsFound number of vectors that were found in the cache
     * @param vectorsTook time for preparing and embedding the photographs
     */
    public record Outcome(
            List<TrainingOutcome> attributes,
            int photographs,
            List<String> refused,
            int vectorsFound,
            Duration vectorsTook) {}

    /**
     * Trains all attributes of the request. Blocks until they are done.
     *
     * @param photographs photographs with their labels; those without any requested attribute are ignored
     * @throws LabelledException if no photograph has any requested attribute
     * @throws IOException if a photograph cannot be read or a model cannot be written
     */
    public Outcome of(List<LabelledPhotograph> photographs) throws IOException, InterruptedException {
        var labelled = photographs.stream()
                .filter(photograph -> trainingRequest.attributes().stream()
                        .anyMatch(attribute ->
                                photograph.column(attribute.column()).isPresent()))
                .toList();
        if (labelled.isEmpty()) {
            throw new TrainingInputException(
                    "none of %d photographs has a label in the columns %s; the first has the columns %s"
                            .formatted(
                                    photographs.size(),
                                    trainingRequest.attributes().stream()
                                            .map(Attribute::column)
                                            .toList(),
                                    photographs.isEmpty()
                                            ? List.of()
                                            : photographs.getFirst().columns().keySet()));
        }
        long began = System.nanoTime();
        var embeddings = new PhotographEmbedder(embedder, trainingRequest.preparation(), trainingRequest.cacheFolder())
                .of(labelled, progressListener);
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new Outcome(
                trained(embeddings.photographs()),
                embeddings.photographs().size(),
                embeddings.refused(),
                embeddings.fromCache(),
                took);
    }

    /**
     * Trains the attributes; returns outcomes in the order of the request. The attribute with most classes starts
     * first: it takes longest, so the other cores do not wait for it at the end.
     */
    private List<TrainingOutcome> trained(List<EmbeddedPhotograph> embeddedPhotographs)
            throws IOException, InterruptedException {
        var order = IntStream.range(0, trainingRequest.attributes().size())
                .boxed()
                .sorted(Comparator.comparingLong(at -> -labels(
                        embeddedPhotographs, trainingRequest.attributes().get(at))))
                .toList();
        var trained = ParallelMap.map(
                order,
                "attributes",
                progressListener,
                at -> train(trainingRequest.attributes().get(at), embeddedPhotographs));
        return IntStream.range(0, trained.size())
                .mapToObj(at -> trained.get(order.indexOf(at)))
                .toList();
    }

    private static long labels(List<EmbeddedPhotograph> embeddedPhotographs, Attribute attribute) {
        return embeddedPhotographs.stream()
                .flatMap(embeddedPhotograph -> embeddedPhotograph.photograph().column(attribute.column()).stream())
                .distinct()
                .count();
    }

    private TrainingOutcome train(Attribute attribute, List<EmbeddedPhotograph> embeddedPhotographs)
            throws IOException {
        long began = System.nanoTime();
        var trainingSet = TrainingSet.of(
                embeddedPhotographs, attribute, trainingRequest.specimenColumn(), trainingRequest.minSpecimens());
        if (trainingSet.classes() < 2) {
            return notEnough(attribute, trainingSet);
        }
        var classifier = new ClassifierTrainer(trainingRequest.hyperparameters()).train(trainingSet.examples());
        var cardText = new ClassifierCardText(trainingRequest, attribute, embedder, LocalDate.now(clock));
        var name = ClassifierExport.name(trainingRequest.collection(), attribute.name());
        var exported = new ClassifierExport(trainingRequest.modelFolders(), embedder)
                .export(
                        classifier.head(),
                        new ClassifierExport.ModelDescription(
                                name, provenance(trainingSet), cardText.card(trainingSet, classifier)),
                        REPORT,
                        report(attribute, name, trainingSet, classifier),
                        evenlySpaced(trainingSet.photographs()));
        return new TrainingOutcome.Trained(
                attribute.name(),
                exported,
                classifier,
                trainingSet.leftOut(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private TrainingOutcome notEnough(Attribute attribute, TrainingSet trainingSet) {
        return new TrainingOutcome.NotEnough(
                attribute.name(),
                "'%s' needs two classes of at least %d specimens each; it has %d%s"
                        .formatted(
                                attribute.name(),
                                trainingRequest.minSpecimens(),
                                trainingSet.classes(),
                                trainingSet.leftOut().isEmpty()
                                        ? ""
                                        : ", and with too few specimens " + String.join(", ", trainingSet.leftOut())));
    }

    private String provenance(TrainingSet trainingSet) {
        return "Trained by ./vitrine train on %d photographs of collection '%s' (%s), on vectors of %s %s."
                .formatted(
                        trainingSet.examples().size(),
                        trainingRequest.collection(),
                        trainingRequest.source(),
                        embedder.card().name(),
                        embedder.card().version());
    }

    private String report(Attribute attribute, String name, TrainingSet trainingSet, TrainedClassifier classifier)
            throws IOException {
        return ClassifierReport.of(
                new ClassifierReport.Subject(
                        trainingRequest.collection(),
                        attribute.name(),
                        name,
                        embedder.card().name() + " " + embedder.card().version(),
                        trainingRequest.source(),
                        LocalDate.now(clock),
                        ClassifierCardText.specimens(trainingSet),
                        ClassifierCardText.protocol(trainingRequest.hyperparameters(), trainingSet),
                        trainingRequest.hyperparameters().seed(),
                        trainingSet.leftOut()),
                classifier,
                trainingSet.photographs());
    }

    /** At most {@value #MAX_CHECKED} photographs, evenly spaced over the list. */
    private static List<EmbeddedPhotograph> evenlySpaced(List<EmbeddedPhotograph> all) {
        int step = Math.max(1, all.size() / MAX_CHECKED);
        return IntStream.iterate(0, i -> i < all.size(), i -> i + step)
                .limit(MAX_CHECKED)
                .mapToObj(all::get)
                .toList();
    }
}
