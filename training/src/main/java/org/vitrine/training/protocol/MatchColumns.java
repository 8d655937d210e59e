package org.vitrine.training.protocol;

import java.util.List;
import java.util.Optional;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;

/**
 * Column names of a list for {@link MatchProtocol}: the requested ones if every photograph has the label, else those of
 * the euro or of the fossils protocol.
 *
 * @param label column of the item; photographs of the same value show one item
 * @param group photographs of the same group are never compared with each other
 * @param split column with {@code query} and {@code gallery}; a photograph without it is both
 */
record MatchColumns(String label, String group, String split) {

    private static final MatchColumns EURO = new MatchColumns("type_id", "source_photo", "split");
    private static final MatchColumns FOSSILS = new MatchColumns("taxon", "specimen", "split");

    static MatchColumns of(List<LabelledPhotograph> photographs, EvaluationRequest.Columns requested) {
        var requestedColumns = new MatchColumns(requested.label(), requested.group(), requested.split());
        return List.of(requestedColumns, EURO, FOSSILS).stream()
                .filter(columns -> photographs.stream()
                        .allMatch(it -> it.column(columns.label()).isPresent()))
                .findFirst()
                .orElseThrow(() -> new TrainingInputException(
                        "not every photograph has '%s' (nor type_id, nor taxon); --label names the column of the item that it shows"
                                .formatted(requested.label())));
    }

    String item(LabelledPhotograph labelledPhotograph) {
        return labelledPhotograph.required(label);
    }

    boolean comparable(LabelledPhotograph one, LabelledPhotograph other) {
        Optional<String> groupOfOne = one.column(group);
        return one != other && (groupOfOne.isEmpty() || !groupOfOne.equals(other.column(group)));
    }

    /** Whether a photograph belongs to a part; true for a photograph that states none. */
    boolean isIn(LabelledPhotograph labelledPhotograph, String part) {
        return labelledPhotograph.column(split).map(part::equalsIgnoreCase).orElse(true);
    }
}
