package org.vitrine.search.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;

/**
 * A property of an image and who says so.
 *
 * @param source {@code institution}, or {@code provider/name@version} of a model
 * @param confidence in [0, 1]; absent where a person says so
 */
public record Statement(
        String name, String value, String source, Optional<Double> confidence, Optional<ModelReference> model) {

    private static final String INSTITUTION = "institution";

    /** What was told goes before what was guessed. */
    static List<Statement> of(IndexedImage image) {
        var all = new ArrayList<Statement>();
        if (image.side() != IndexedImage.Side.UNKNOWN) {
            all.add(new Statement("side", image.side().inJson(), INSTITUTION, Optional.empty(), Optional.empty()));
        }
        all.addAll(of(image.attributes()));
        return List.copyOf(all);
    }

    /** What machines say of a query photograph. */
    public static List<Statement> of(List<IndexedImage.Attribute> attributes) {
        return attributes.stream()
                .map(it -> new Statement(
                        it.name(),
                        it.value(),
                        source(it.model()),
                        Optional.of(it.confidence()),
                        Optional.of(it.model())))
                .toList();
    }

    private static String source(ModelReference model) {
        return "%s/%s@%s".formatted(model.provider(), model.name(), model.version());
    }
}
