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
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.learn.ClassifierTrainer;
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

    /** Most pictures on which an exported graph is compared with the trainer. */
    private static final int CHECKED_ON = 16;

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
        var wanted = photographs.stream()
                .filter(photograph -> trainingRequest.attributes().stream()
                        .anyMatch(attribute ->
                                photograph.column(attribute.column()).isPresent()))
                .toList();
        if (wanted.isEmpty()) {
            throw new LabelledException("none of %d photographs has a label in the columns %s; the first has the columns %s"
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
        var made = new PhotographEmbedder(embedder, trainingRequest.look(), trainingRequest.keptIn())
                .of(wanted, progressListener);
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new Outcome(trained(made.candidates()), made.candidates().size(), made.refused(), made.found(), took);
    }

    /**
     * Trains the attributes; returns outcomes in the order of the request. The attribute with most classes starts
     * first: it takes longest, so the other cores do not wait for it at the end.
     */
    private List<TrainingOutcome> trained(List<EmbeddedPhotograph> candidates)
            throws IOException, InterruptedException {
        var order = IntStream.range(0, trainingRequest.attributes().size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        at -> -labels(candidates, trainingRequest.attributes().get(at))))
                .toList();
        var trained = ParallelMap.map(
                order,
                "attributes",
                progressListener,
                at -> train(trainingRequest.attributes().get(at), candidates));
        return IntStream.range(0, trained.size())
                .mapToObj(at -> trained.get(order.indexOf(at)))
                .toList();
    }

    private static long labels(List<EmbeddedPhotograph> candidates, Attribute attribute) {
        return candidates.stream()
                .flatMap(candidate -> candidate.photograph().column(attribute.column()).stream())
                .distinct()
                .count();
    }

    private TrainingOutcome train(Attribute attribute, List<EmbeddedPhotograph> candidates) throws IOException {
        long began = System.nanoTime();
        var syllabus = TrainingSet.of(
                candidates, attribute, trainingRequest.specimenColumn(), trainingRequest.leastSpecimens());
        if (syllabus.classes() < 2) {
            return new TrainingOutcome.NotEnough(
                    attribute.name(),
                    "'%s' needs two classes of at least %d specimens each; it has %d%s"
                            .formatted(
                                    attribute.name(),
                                    trainingRequest.leastSpecimens(),
                                    syllabus.classes(),
                                    syllabus.leftOut().isEmpty()
                                            ? ""
                                            : ", and with too few specimens " + String.join(", ", syllabus.leftOut())));
        }
        var learnt = new ClassifierTrainer(trainingRequest.recipe()).learn(syllabus.lessons());
        var story = new ClassifierCardText(trainingRequest, attribute, embedder, LocalDate.now(clock));
        var name = ClassifierExport.name(trainingRequest.collection(), attribute.name());
        var report = ClassifierReport.of(
                new ClassifierReport.Subject(
                        trainingRequest.collection(),
                        attribute.name(),
                        name,
                        embedder.card().name() + " " + embedder.card().version(),
                        trainingRequest.source(),
                        LocalDate.now(clock),
                        ClassifierCardText.specimens(syllabus),
                        ClassifierCardText.protocol(trainingRequest.recipe(), syllabus),
                        trainingRequest.recipe().seed(),
                        syllabus.leftOut()),
                learnt,
                syllabus.candidates());
        var placed = new ClassifierExport(trainingRequest.into(), embedder)
                .put(
                        learnt.head(),
                        new ClassifierExport.Told(
                                name,
                                "Trained by ./vitrine train on %d photographs of collection '%s' (%s), on vectors of %s %s."
                                        .formatted(
                                                syllabus.lessons().size(),
                                                trainingRequest.collection(),
                                                trainingRequest.source(),
                                                embedder.card().name(),
                                                embedder.card().version()),
                                story.card(syllabus, learnt)),
                        REPORT,
                        report,
                        spread(syllabus.candidates()));
        return new TrainingOutcome.Done(
                attribute.name(), placed, learnt, syllabus.leftOut(), Duration.ofNanos(System.nanoTime() - began));
    }

    /** At most {@value #CHECKED_ON} photographs, evenly spaced over the list. */
    private static List<EmbeddedPhotograph> spread(List<EmbeddedPhotograph> all) {
        int step = Math.max(1, all.size() / CHECKED_ON);
        return IntStream.iterate(0, i -> i < all.size(), i -> i + step)
                .limit(CHECKED_ON)
                .mapToObj(all::get)
                .toList();
    }
}
