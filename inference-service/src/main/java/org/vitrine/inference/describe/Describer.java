package org.vitrine.inference.describe;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.inference.kept.Subject;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.Description;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.Skipped;
import org.vitrine.inference.statement.VectorStatement;
import org.vitrine.inference.statement.Wishes;

/**
 * Asks everyone a collection wishes to hear, at the same time, and waits for all.
 *
 * <p>Where some fail the others are still waited for, since what they say is kept and need not be asked again; then it fails
 * with the first {@link org.vitrine.inference.remote.RemoteFailure}.
 */
@ApplicationScoped
public class Describer {

    private final Statements statements;
    private final int attributeConcurrency;

    Describer(Statements statements, InferenceConfig config) {
        this.statements = statements;
        this.attributeConcurrency = config.attributeConcurrency();
    }

    /** All that is said of a photograph. */
    public Uni<Description> describe(Pictures pictures, Wishes wishes, Subject subject) {
        var asking = statements.of(subject, wishes);
        return Uni.combine()
                .all()
                .unis(
                        labels(asking, pictures, wishes),
                        customLabels(asking, pictures, wishes),
                        attributes(asking, pictures, wishes),
                        asking.vector(pictures.prepared()))
                .collectFailures()
                .with((labels, custom, answered, vector) -> {
                    var attributes = answered.stream().map(Describer::orWhyNot).toList();
                    var all = new ArrayList<>(
                            labels.statement().map(LabelsStatement::labels).orElse(List.of()));
                    custom.statement().map(LabelsStatement::labels).ifPresent(all::addAll);
                    var skipped = new ArrayList<Skipped>();
                    labels.skipped().ifPresent(skipped::add);
                    custom.skipped().ifPresent(skipped::add);
                    attributes.forEach(said -> said.skipped().ifPresent(skipped::add));
                    return new Description(
                            List.copyOf(all),
                            labels.statement().flatMap(LabelsStatement::properties),
                            attributes.stream()
                                    .flatMap(said -> said.statement().stream())
                                    .sorted(Comparator.comparing(AttributeStatement::name))
                                    .toList(),
                            vector,
                            List.copyOf(skipped));
                })
                .onFailure(CompositeException.class)
                .transform(Describer::first);
    }

    /** The vector alone. */
    public Uni<VectorStatement> vector(Pictures pictures, Wishes wishes, Subject subject) {
        return statements.of(subject, wishes).vector(pictures.prepared());
    }

    private static Said<AttributeStatement> orWhyNot(Said<AttributeStatement> said) {
        return said.statement()
                .flatMap(AttributeStatement::cannotTell)
                .map(why -> new Said<AttributeStatement>(Optional.empty(), Optional.of(why)))
                .orElse(said);
    }

    /** Of several failures the first decides; it comes round again for the others. */
    private static Throwable first(Throwable failure) {
        return failure instanceof CompositeException several
                ? first(several.getCauses().getFirst())
                : failure;
    }

    private static Uni<Said<LabelsStatement>> labels(Statements.Asking asking, Pictures pictures, Wishes wishes) {
        return wishes.labels()
                .map(wished -> switch (pictures.labels()) {
                    case Pictures.ForLabels.These(var shown) -> asking.labels(shown, wished);
                    case Pictures.ForLabels.Absent(var why) -> Said.<LabelsStatement>not(why);
                })
                .orElseGet(Said::nothing);
    }

    private static Uni<Said<LabelsStatement>> customLabels(Statements.Asking asking, Pictures pictures, Wishes wishes) {
        return wishes.labels()
                .flatMap(wished -> wished.customModel().map(arn -> switch (pictures.customLabels()) {
                    case Pictures.ForLabels.These(var shown) -> asking.customLabels(shown, wished, arn);
                    case Pictures.ForLabels.Absent(var why) -> Said.<LabelsStatement>not(why);
                }))
                .orElseGet(Said::nothing);
    }

    private Uni<List<Said<AttributeStatement>>> attributes(Statements.Asking asking, Pictures pictures, Wishes wishes) {
        return Multi.createFrom()
                .iterable(wishes.attributes().entrySet())
                .onItem()
                .transformToUni(wish -> {
                    var shown =
                            switch (wish.getValue().contract()) {
                                case CLASSIFICATION, PICTURE -> pictures.prepared();
                                case OBJECT_DETECTION, SEMANTIC_SEGMENTATION ->
                                    pictures.whole().orElse(pictures.prepared());
                            };
                    return asking.attribute(wish.getKey(), shown, wish.getValue());
                })
                .collectFailures()
                .merge(attributeConcurrency)
                .collect()
                .asList();
    }

    /** A statement, or why there is none; neither where nobody wished for it. */
    record Said<T>(Optional<T> statement, Optional<Skipped> skipped) {

        static <T> Uni<Said<T>> not(Skipped why) {
            return Uni.createFrom().item(new Said<>(Optional.empty(), Optional.of(why)));
        }

        static <T> Uni<Said<T>> nothing() {
            return Uni.createFrom().item(new Said<>(Optional.empty(), Optional.empty()));
        }
    }
}
