package org.vitrine.training.protocol;

import java.util.List;
import java.util.Optional;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledPhotograph;

/**
 * What the columns of a list are called: as the euro and fossil protocols call them, else as asked for.
 *
 * @param label what makes two photographs one item
 * @param group photographs of one are never compared with each other
 * @param split query and gallery; where the list has no such column every photograph is both
 */
record MatchColumns(String label, String group, String split) {

    private static final MatchColumns EURO = new MatchColumns("type_id", "source_photo", "split");
    private static final MatchColumns FOSSILS = new MatchColumns("taxon", "specimen", "split");

    static MatchColumns of(List<LabelledPhotograph> photographs, EvaluationRequest.Columns asked) {
        var wanted = new MatchColumns(asked.label(), asked.group(), asked.split());
        return List.of(wanted, EURO, FOSSILS).stream()
                .filter(columns -> photographs.stream()
                        .allMatch(it -> it.column(columns.label()).isPresent()))
                .findFirst()
                .orElseThrow(() -> new LabelledException(
                        "not every photograph has '%s' (nor type_id, nor taxon); --label names the column that says which item it shows"
                                .formatted(asked.label())));
    }

    String item(LabelledPhotograph labelledPhotograph) {
        return labelledPhotograph.needed(label);
    }

    boolean comparable(LabelledPhotograph one, LabelledPhotograph other) {
        Optional<String> groupOfOne = one.column(group);
        return one != other && (groupOfOne.isEmpty() || !groupOfOne.equals(other.column(group)));
    }

    /** Whether a photograph is of a part; every one is where the list tells no parts. */
    boolean isIn(LabelledPhotograph labelledPhotograph, String part) {
        return labelledPhotograph.column(split).map(part::equalsIgnoreCase).orElse(true);
    }
}
