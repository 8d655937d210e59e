package org.vitrine.vision.prepare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Default values of a new collection's profile, by its subject. Nothing else derives behaviour from a subject: once a
 * profile is written, its own fields decide. The defaults also apply to profiles that are older than these fields.
 *
 * @param outline how the outline of an object is found
 * @param rerank whether the first candidates of a search are re-ranked by their edge maps
 * @param sides faces that are photographed; empty if photographs are not distinguished by side
 * @param embedder endpoint name of the shipped embedder for such objects
 * @param attributes endpoint names of the shipped classifiers for such objects, by attribute
 */
public record SubjectDefaults(
        OutlineShape outline, boolean rerank, List<String> sides, String embedder, Map<String, String> attributes) {

    private static final Set<String> STRUCK_SUBJECTS = Set.of("coin", "medal", "token");

    /** Flat discs with a relief on each side. */
    private static final SubjectDefaults DISC_DEFAULTS = new SubjectDefaults(
            OutlineShape.DISC,
            true,
            List.of("obverse", "reverse"),
            "relief-deep",
            // Not coin-side: it is wrong for about one in four plain coins.
            Map.of("material", "coin-material"));

    private static final SubjectDefaults OTHER_DEFAULTS =
            new SubjectDefaults(OutlineShape.ANY, false, List.of(), "form-bank", Map.of());

    public SubjectDefaults {
        sides = List.copyOf(sides);
        attributes = Map.copyOf(attributes);
    }

    /**
     * Returns the defaults for a subject.
     *
     * @param subject what the photographs of the collection show: coin, medal, fossil, …; case and surrounding blanks
     *     are ignored
     */
    public static SubjectDefaults of(String subject) {
        return STRUCK_SUBJECTS.stream().anyMatch(subject.strip()::equalsIgnoreCase) ? DISC_DEFAULTS : OTHER_DEFAULTS;
    }

    /**
     * Returns the shape for a profile.
     *
     * @param outline value in the profile; empty if the profile is older than the field
     * @param subject subject of the profile; decides if {@code outline} is empty or a word of a later release
     */
    public static OutlineShape shape(Optional<String> outline, String subject) {
        return outline.flatMap(OutlineShape::ofProfileValue)
                .orElseGet(() -> of(subject).outline());
    }

    /**
     * Whether candidates are re-ranked for a profile.
     *
     * @param rerank value in the profile; empty if the profile is older than the field
     * @param subject subject of the profile; decides if {@code rerank} is empty
     */
    public static boolean rerank(Optional<Boolean> rerank, String subject) {
        return rerank.orElseGet(() -> of(subject).rerank());
    }
}
