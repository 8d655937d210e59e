package org.vitrine.search.near;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.DecisionQuery;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;

/** Looks up the items and specimens that people rejected for the specimen of an indexed photograph. */
@ApplicationScoped
public class RejectionLookup {

    private static final List<String> NOT_SAME = List.of("not-same");
    private static final int MAX_DECISIONS = 400;

    private final DecisionIndex decisions;

    RejectionLookup(DecisionIndex decisions) {
        this.decisions = decisions;
    }

    /** Returns the rejections. Queries the index of decisions only if the image has rejections. */
    public Uni<Rejections> of(IndexedImage image) {
        return image.decided()
                        .flatMap(IndexedDecided::specimen)
                        .filter(it ->
                                !it.notItems().isEmpty() || !it.notSpecimens().isEmpty())
                        .isEmpty()
                ? Uni.createFrom().item(Rejections.NONE)
                : decisions
                        .page(
                                DecisionQuery.ofCollection(image.collectionId())
                                        .ofSpecimen(image.institutionId(), image.specimenId())
                                        .ofKinds(NOT_SAME),
                                Optional.empty(),
                                MAX_DECISIONS)
                        .map(page -> Rejections.of(image, page.items()));
    }
}
