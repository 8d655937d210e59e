package org.vitrine.search.view;

import java.util.List;
import java.util.Optional;
import org.vitrine.vision.remark.RemarkReader;

/**
 * JSON of one remark in the note of a preparation step.
 *
 * @param code stable code in kebab-case, for programs; {@code other} if the remark has none of its own
 * @param text English text, for people
 * @param values values within the text, such as the name of a model; empty if it has none
 */
public record RemarkView(String code, String text, List<String> values) {

    /** Returns the remarks of a note in their order; empty if the note is. */
    public static Optional<List<RemarkView>> of(String note) {
        return Optional.of(RemarkReader.read(note).stream()
                        .map(remark -> new RemarkView(remark.code(), remark.text(), remark.values()))
                        .toList())
                .filter(remarks -> !remarks.isEmpty());
    }
}
