package org.vitrine.index.decision;

import java.util.List;
import org.vitrine.decisions.DecisionSubject;

/**
 * Builds and parses keys of state stores. Each part ends with U+001F, so that a key of the first parts is a prefix of
 * all keys that continue it, and of no others.
 */
final class StoreKey {

    private static final char END = '\u001f';

    private StoreKey() {}

    static String of(String... parts) {
        var key = new StringBuilder();
        for (String part : parts) {
            key.append(part).append(END);
        }
        return key.toString();
    }

    static String of(String collectionId, DecisionSubject decisionSubject) {
        return switch (decisionSubject) {
            case DecisionSubject.OfSpecimen(var institution, var specimen) ->
                of(collectionId, "specimen", institution, specimen);
            case DecisionSubject.OfImage(var image) -> of(collectionId, "image", image);
            case DecisionSubject.OfItem(var item) -> of(collectionId, "item", item);
        };
    }

    static List<String> parts(String key) {
        return List.of(key.substring(0, key.length() - 1).split(String.valueOf(END), -1));
    }
}
