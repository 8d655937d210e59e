package org.vitrine.search.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.people.PersonView;

/**
 * JSON of a property of an image with its source: an institution, a model or a person.
 *
 * @param source {@code person}, {@code institution}, or {@code provider/name@version} of a model
 * @param confidence confidence of the model, in [0, 1]; absent for a person or an institution
 * @param model model that made the statement; absent for a person or an institution
 * @param person person who made the statement, or who gave the verdict
 * @param at when that person decided
 * @param decisionId id of that decision
 * @param verdict verdict of a person on a statement of an institution or a model: {@code confirmed}, {@code corrected}
 *     (another value is right) or {@code rejected}; absent without one
 * @param effective whether facets and filters use it: a person takes precedence over an institution, an institution
 *     over a model
 */
public record Statement(
        String name,
        String value,
        String source,
        Optional<Double> confidence,
        Optional<ModelReference> model,
        Optional<PersonView> person,
        Optional<Instant> at,
        Optional<String> decisionId,
        Optional<String> verdict,
        boolean effective) {

    private static final String PERSON = "person";
    private static final String INSTITUTION = "institution";
    private static final String SIDE = "side";

    /**
     * Returns all statements about an image in the order of precedence: decisions of people, then the side and the
     * metadata (by name) that the institution states, then models.
     */
    static List<Statement> of(IndexedImage image) {
        var decided = Decided.of(image);
        var stated = stated(image);
        var all = new ArrayList<Statement>(decided.statements());
        stated.forEach(it -> all.add(decided.withVerdict(it)));
        for (var statement : of(image.attributes())) {
            boolean isStated = stated.stream().anyMatch(it -> same(it.name(), statement.name()));
            var reviewed = decided.withVerdict(statement);
            all.add(isStated ? reviewed.withoutEffect() : reviewed);
        }
        return List.copyOf(all);
    }

    private static List<Statement> stated(IndexedImage image) {
        var all = new ArrayList<Statement>();
        if (image.side() != IndexedImage.Side.UNKNOWN) {
            all.add(plain(SIDE, image.side().inJson(), INSTITUTION, Optional.empty()));
        }
        new TreeMap<>(image.metadata())
                .forEach((name, value) -> all.add(plain(name, value, INSTITUTION, Optional.empty())));
        return all;
    }

    /** Returns the statements of models about a query photograph. */
    public static List<Statement> of(List<IndexedImage.Attribute> attributes) {
        return attributes.stream()
                .map(it -> new Statement(
                        it.name(),
                        it.value(),
                        source(it.model()),
                        Optional.of(it.confidence()),
                        Optional.of(it.model()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true))
                .toList();
    }

    /** Formats a model as the source of a statement: provider/name@version. */
    public static String source(ModelReference model) {
        return "%s/%s@%s".formatted(model.provider(), model.name(), model.version());
    }

    private static Statement plain(String name, String value, String source, Optional<IndexedDecided.DecidedBy> by) {
        return new Statement(
                name,
                value,
                source,
                Optional.empty(),
                Optional.empty(),
                by.map(it -> PersonView.of(it.person())),
                by.map(IndexedDecided.DecidedBy::at),
                by.map(IndexedDecided.DecidedBy::decisionId),
                Optional.empty(),
                true);
    }

    private Statement withVerdict(String word, IndexedDecided.DecidedBy by) {
        return new Statement(
                name,
                value,
                source,
                confidence,
                model,
                Optional.of(PersonView.of(by.person())),
                Optional.of(by.at()),
                Optional.of(by.decisionId()),
                Optional.of(word),
                word.equals("confirmed"));
    }

    private Statement withoutEffect() {
        return new Statement(name, value, source, confidence, model, person, at, decisionId, verdict, false);
    }

    private static boolean same(String one, String other) {
        return CaseFolding.fold(one).equals(CaseFolding.fold(other));
    }

    /** Decisions of people about the side and the attributes of an image. */
    private record Decided(List<IndexedDecided.DecidedAttribute> attributes) {

        static Decided of(IndexedImage image) {
            var ofImage = image.decided().flatMap(IndexedDecided::image);
            var all = new ArrayList<IndexedDecided.DecidedAttribute>();
            ofImage.flatMap(IndexedDecided.OfImage::side)
                    .ifPresent(side -> all.add(new IndexedDecided.DecidedAttribute(
                            SIDE, Optional.of(side.side().inJson()), List.of(), side.by())));
            ofImage.map(IndexedDecided.OfImage::attributes).ifPresent(all::addAll);
            return new Decided(all);
        }

        List<Statement> statements() {
            return attributes.stream()
                    .flatMap(it ->
                            it.value().stream().map(value -> plain(it.name(), value, PERSON, Optional.of(it.by()))))
                    .toList();
        }

        Statement withVerdict(Statement statement) {
            var about = attributes.stream()
                    .filter(it -> same(it.name(), statement.name()))
                    .findFirst();
            if (about.isEmpty()) {
                return statement;
            }
            var by = about.get().by();
            if (about.get().rejected().stream().anyMatch(wrong -> same(wrong, statement.value()))) {
                return statement.withVerdict("rejected", by);
            }
            return about.get()
                    .value()
                    .map(right -> statement.withVerdict(same(right, statement.value()) ? "confirmed" : "corrected", by))
                    .orElse(statement);
        }
    }
}
