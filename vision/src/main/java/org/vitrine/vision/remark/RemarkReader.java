package org.vitrine.vision.remark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the remarks of a note, also of one that was written before remarks had codes. Text of no {@link StepRemark},
 * such as the reason of an endpoint, becomes remarks with the code {@link #OTHER}. Pure.
 */
public final class RemarkReader {

    /** Code of a remark that has no code of its own. */
    public static final String OTHER = "other";

    private RemarkReader() {}

    /**
     * One remark of a note.
     *
     * @param code stable code in kebab-case, or {@link #OTHER}
     * @param text English text, without a full stop
     * @param values values within the text, in their order; empty if it has none
     */
    public record ReadRemark(String code, String text, List<String> values) {}

    /** Returns the remarks of a note in their order; empty if the note is empty. */
    public static List<ReadRemark> read(String note) {
        if (note.isEmpty()) {
            return List.of();
        }
        var parts = List.of(note.split(StepRemark.SEPARATOR, -1));
        var remarks = new ArrayList<ReadRemark>();
        int at = 0;
        while (at < parts.size()) {
            var rest = parts.subList(at, parts.size());
            var remark = Arrays.stream(StepRemark.values())
                    .flatMap(known -> first(known, rest).stream())
                    .findFirst();
            remarks.add(
                    remark.map(FirstRemark::remark).orElseGet(() -> new ReadRemark(OTHER, rest.getFirst(), List.of())));
            at += remark.map(FirstRemark::parts).orElse(1);
        }
        return List.copyOf(remarks);
    }

    /** The first remark of a list of parts, and of how many of them it consists. */
    private record FirstRemark(ReadRemark remark, int parts) {}

    private static Optional<FirstRemark> first(StepRemark known, List<String> parts) {
        int count = known.parts();
        if (count > parts.size()) {
            return Optional.empty();
        }
        var text = String.join(StepRemark.SEPARATOR, parts.subList(0, count));
        return known.values(text).map(values -> new FirstRemark(new ReadRemark(known.code(), text, values), count));
    }
}
