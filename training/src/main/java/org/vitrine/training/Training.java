package org.vitrine.training;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.training.Wish.Attribute;
import org.vitrine.training.export.Classifier;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.Photograph;
import org.vitrine.training.learn.School;
import org.vitrine.training.report.Report;
import org.vitrine.training.vectors.Candidate;
import org.vitrine.training.vectors.Cores;
import org.vitrine.training.vectors.PictureModel;
import org.vitrine.training.vectors.Progress;
import org.vitrine.training.vectors.Vectors;

/** Learns attributes from photographs, side by side on all cores; their vectors are computed once for all attributes. */
public final class Training {

    /** The file beside a model. */
    public static final String REPORT = "report.html";

    /** Pictures that a written graph is checked on. */
    private static final int CHECKED_ON = 16;

    private final Wish wish;
    private final PictureModel embedder;
    private final Progress progress;
    private final Clock clock;

    public Training(Wish wish, PictureModel embedder, Progress progress, Clock clock) {
        this.wish = wish;
        this.embedder = embedder;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param refused photographs, in a sentence each
     * @param vectorsFound how many vectors had been made before
     * @param vectorsTook what making vectors took
     */
    public record Outcome(
            List<Trained> attributes, int photographs, List<String> refused, int vectorsFound, Duration vectorsTook) {}

    public Outcome of(List<Photograph> photographs) throws IOException, InterruptedException {
        var wanted = photographs.stream()
                .filter(photograph -> wish.attributes().stream()
                        .anyMatch(attribute ->
                                photograph.column(attribute.column()).isPresent()))
                .toList();
        if (wanted.isEmpty()) {
            throw new LabelledException("none of %d photographs says anything of %s; the first says %s"
                    .formatted(
                            photographs.size(),
                            wish.attributes().stream().map(Attribute::column).toList(),
                            photographs.isEmpty()
                                    ? "nothing"
                                    : photographs.getFirst().columns().keySet()));
        }
        long began = System.nanoTime();
        var made = new Vectors(embedder, wish.look(), wish.keptIn()).of(wanted, progress);
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new Outcome(trained(made.candidates()), made.candidates().size(), made.refused(), made.found(), took);
    }

    /** In the order of the wish, begun with what has most classes: it takes longest, and no core waits for it at the end. */
    private List<Trained> trained(List<Candidate> candidates) throws IOException, InterruptedException {
        var order = IntStream.range(0, wish.attributes().size())
                .boxed()
                .sorted(Comparator.comparingLong(
                        at -> -labels(candidates, wish.attributes().get(at))))
                .toList();
        var trained = Cores.map(
                order, "attributes", progress, at -> train(wish.attributes().get(at), candidates));
        return IntStream.range(0, trained.size())
                .mapToObj(at -> trained.get(order.indexOf(at)))
                .toList();
    }

    private static long labels(List<Candidate> candidates, Attribute attribute) {
        return candidates.stream()
                .flatMap(candidate -> candidate.photograph().column(attribute.column()).stream())
                .distinct()
                .count();
    }

    private Trained train(Attribute attribute, List<Candidate> candidates) throws IOException {
        long began = System.nanoTime();
        var syllabus = Syllabus.of(candidates, attribute, wish.specimenColumn(), wish.leastSpecimens());
        if (syllabus.classes() < 2) {
            return new Trained.NotEnough(
                    attribute.name(),
                    "'%s' needs two classes of at least %d specimens each; it has %d%s"
                            .formatted(
                                    attribute.name(),
                                    wish.leastSpecimens(),
                                    syllabus.classes(),
                                    syllabus.leftOut().isEmpty()
                                            ? ""
                                            : ", and with too few specimens " + String.join(", ", syllabus.leftOut())));
        }
        var learnt = new School(wish.recipe()).learn(syllabus.lessons());
        var story = new Story(wish, attribute, embedder, LocalDate.now(clock));
        var name = Classifier.name(wish.collection(), attribute.name());
        var report = Report.of(
                new Report.Subject(
                        wish.collection(),
                        attribute.name(),
                        name,
                        embedder.card().name() + " " + embedder.card().version(),
                        wish.source(),
                        LocalDate.now(clock),
                        Story.specimens(syllabus),
                        Story.protocol(wish.recipe(), syllabus),
                        wish.recipe().seed(),
                        syllabus.leftOut()),
                learnt,
                syllabus.candidates());
        var placed = new Classifier(wish.into(), embedder)
                .put(
                        learnt.head(),
                        new Classifier.Told(
                                name,
                                "Learnt by ./vitrine train from %d photographs of collection '%s' (%s), on vectors of %s %s."
                                        .formatted(
                                                syllabus.lessons().size(),
                                                wish.collection(),
                                                wish.source(),
                                                embedder.card().name(),
                                                embedder.card().version()),
                                story.card(syllabus, learnt)),
                        REPORT,
                        report,
                        spread(syllabus.candidates()));
        return new Trained.Done(
                attribute.name(), placed, learnt, syllabus.leftOut(), Duration.ofNanos(System.nanoTime() - began));
    }

    /** Some from all over the list. */
    private static List<Candidate> spread(List<Candidate> all) {
        int step = Math.max(1, all.size() / CHECKED_ON);
        return IntStream.iterate(0, i -> i < all.size(), i -> i + step)
                .limit(CHECKED_ON)
                .mapToObj(all::get)
                .toList();
    }
}
