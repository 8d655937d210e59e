package org.vitrine.search.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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

    /** What the institution states, its side and then its metadata by name; and after that what models say. */
    static List<Statement> of(IndexedImage image) {
        var all = new ArrayList<Statement>();
        if (image.side() != IndexedImage.Side.UNKNOWN) {
            all.add(new Statement("side", image.side().inJson(), INSTITUTION, Optional.empty(), Optional.empty()));
        }
        new TreeMap<>(image.metadata())
                .forEach((name, value) ->
                        all.add(new Statement(name, value, INSTITUTION, Optional.empty(), Optional.empty())));
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

    /** As an answer names a model. */
    public static String source(ModelReference model) {
        return "%s/%s@%s".formatted(model.provider(), model.name(), model.version());
    }
}
