package org.vitrine.search.near;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.match.ItemMatch;
import org.vitrine.search.match.Separation;
import org.vitrine.search.view.AmbiguityView;
import org.vitrine.search.view.Links;

/** Says which items are too close to choose from, and what their institutions state that tells them apart. */
final class Ambiguity {

    private Ambiguity() {}

    static Optional<AmbiguityView> of(Question question, List<ItemMatch> close, Found found) {
        if (close.isEmpty()) {
            return Optional.empty();
        }
        var items = close.stream()
                .map(item -> new Separation.Item(
                        key(question, item),
                        found.of(item).stream().map(IndexedImage::metadata).toList()))
                .toList();
        return Optional.of(AmbiguityView.of(
                items.stream().map(Separation.Item::key).toList(),
                Separation.of(items, question.facets(), CaseFolding::fold)));
    }

    private static String key(Question question, ItemMatch item) {
        var specimen = item.best().specimen();
        return item.best()
                .itemId()
                .orElseGet(
                        () -> Links.specimen(question.collectionId(), specimen.institutionId(), specimen.specimenId()));
    }
}
