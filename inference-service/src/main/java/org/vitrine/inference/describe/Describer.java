package org.vitrine.inference.describe;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.inference.remote.Endpoints;
import org.vitrine.inference.remote.Labeller;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.Description;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.Skipped;
import org.vitrine.inference.statement.Wishes;

/**
 * Asks everyone a collection wishes to hear, at the same time, and waits for all.
 *
 * <p>Fails with the first {@link org.vitrine.inference.remote.RemoteFailure}; the other calls are then cancelled.
 */
@ApplicationScoped
public class Describer {

    private final Labeller labeller;
    private final Endpoints endpoints;
    private final int attributeConcurrency;

    Describer(Labeller labeller, Endpoints endpoints, InferenceConfig config) {
        this.labeller = labeller;
        this.endpoints = endpoints;
        this.attributeConcurrency = config.attributeConcurrency();
    }

    /** All that is said of a photograph. */
    public Uni<Description> describe(Pictures pictures, Wishes wishes) {
        var skipped = skipped(pictures, wishes);
        return Uni.combine()
                .all()
                .unis(
                        labels(pictures, wishes),
                        attributes(pictures, wishes),
                        endpoints.vector(pictures.prepared(), wishes.embedder()))
                .with((labels, attributes, vector) -> new Description(
                        labels, attributes, vector, skipped.stream().toList()));
    }

    private Uni<List<LabelStatement>> labels(Pictures pictures, Wishes wishes) {
        if (wishes.labels().isPresent()
                && pictures.forLabels() instanceof Pictures.ForLabels.Shown(var picture, var original)) {
            return labeller.labels(picture, original, wishes.labels().get());
        }
        return Uni.createFrom().item(List.of());
    }

    /** One that was wished for and cannot be asked; one that nobody wished for is not missed. */
    private static Optional<Skipped> skipped(Pictures pictures, Wishes wishes) {
        return wishes.labels().isPresent() && pictures.forLabels() instanceof Pictures.ForLabels.Absent(var why)
                ? Optional.of(why)
                : Optional.empty();
    }

    private Uni<List<AttributeStatement>> attributes(Pictures pictures, Wishes wishes) {
        return Multi.createFrom()
                .iterable(wishes.attributes().entrySet())
                .onItem()
                .transformToUni(wish -> endpoints.attribute(wish.getKey(), pictures.prepared(), wish.getValue()))
                .merge(attributeConcurrency)
                .collect()
                .asList()
                .map(said -> said.stream()
                        .sorted(Comparator.comparing(AttributeStatement::name))
                        .toList());
    }
}
