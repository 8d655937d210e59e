package org.vitrine.vision.prepare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a new collection's profile says unless its owner says otherwise, by its subject. Nothing else derives behaviour from a
 * subject: once a profile is written, its own fields decide. Also what profiles mean that are older than those fields.
 *
 * @param outline how the outline of an object is found
 * @param rerank whether the first candidates of a search are compared stroke by stroke
 * @param sides faces that are photographed; empty where photographs are not distinguished by side
 * @param embedder endpoint name of the embedder that ships for such objects
 * @param attributes endpoint names of the classifiers that ship for such objects, by attribute
 */
public record SubjectDefaults(
        OutlineShape outline, boolean rerank, List<String> sides, String embedder, Map<String, String> attributes) {

    private static final Set<String> STRUCK = Set.of("coin", "medal", "token");

    /** Flat discs with a relief on each side. */
    private static final SubjectDefaults DISCS = new SubjectDefaults(
            OutlineShape.DISC,
            true,
            List.of("obverse", "reverse"),
            "relief-deep",
            // Not coin-side: it is wrong about one in four plain coins.
            Map.of("material", "coin-material"));

    private static final SubjectDefaults OBJECTS =
            new SubjectDefaults(OutlineShape.ANY, false, List.of(), "form-bank", Map.of());

    public SubjectDefaults {
        sides = List.copyOf(sides);
        attributes = Map.copyOf(attributes);
    }

    /**
     * @param subject what photographs of the collection show: coin, medal, fossil, …; case and surrounding blanks are ignored
     */
    public static SubjectDefaults of(String subject) {
        return STRUCK.stream().anyMatch(subject.strip()::equalsIgnoreCase) ? DISCS : OBJECTS;
    }

    /**
     * The shape of a profile.
     *
     * @param outline of the profile; empty in one that is older than the field or names a word of a later release
     */
    public static OutlineShape shape(Optional<String> outline, String subject) {
        return outline.flatMap(OutlineShape::ofOutline)
                .orElseGet(() -> of(subject).outline());
    }

    /**
     * Whether a profile has candidates compared stroke by stroke.
     *
     * @param rerank of the profile; empty in one that is older than the field
     */
    public static boolean rerank(Optional<Boolean> rerank, String subject) {
        return rerank.orElseGet(() -> of(subject).rerank());
    }
}
