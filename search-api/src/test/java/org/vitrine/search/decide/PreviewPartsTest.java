package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.problem.ProblemException;

class PreviewPartsTest {

    private static List<IndexedSubject> specimens(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> HistorySamples.specimen("s" + i))
                .toList();
    }

    private static DecisionPreview preview(int specimens) {
        return new DecisionPreview(specimens, specimens, List.of(), 0, List.of());
    }

    @Test
    void everySpecimenIsInOnePart() {
        // Given
        var parts = new ArrayList<List<IndexedSubject>>();

        // When: specimens 0 to 9, of which more than three together have too many decisions
        var sum = PreviewParts.sum(specimens(10), 6, 100, part -> {
            if (part.size() > 3) {
                return Optional.empty();
            }
            parts.add(part);
            return Optional.of(preview(part.size()));
        });

        // Then
        assertThat(sum).isEqualTo(preview(10));
        assertThat(parts).allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(3));
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(specimens(10));
    }

    @Test
    void withoutSpecimensNothingChanges() {
        assertThat(PreviewParts.sum(List.of(), 6, 100, _ -> Optional.empty())).isEqualTo(preview(0));
    }

    @Test
    void aSpecimenWithTooManyDecisionsIsNamedWithTheMaximum() {
        assertThatThrownBy(() -> PreviewParts.sum(specimens(2), 6, 100, _ -> Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("institutionId berlin, specimenId s0")
                .hasMessageContaining("has more than 100 decisions and subjects, the limit of a preview");
    }

    @Test
    void theSumOfThePartsIsThePreviewOfTheWhole() {
        // Given: all belong to A; they were attached to B, which was merged into C; before, Anna attached s0 and s1 to
        // D, and Berta attached them to E
        var images = List.of(
                HistorySamples.image("i0", "s0"),
                HistorySamples.image("i1", "s0"),
                HistorySamples.image("i2", "s1"),
                HistorySamples.image("i3", "s2"));
        var log = List.of(
                HistorySamples.by("berta", HistorySamples.attach("0", 0, "E", "s0", "s1")),
                HistorySamples.attach("1", 1, "D", "s0", "s1"),
                HistorySamples.attach("2", 2, "B", "s0", "s1", "s2"),
                HistorySamples.merge("3", 3, "B", "C"));
        var undo = HistorySamples.undo("u", IndexedDecision.UNSEQUENCED, "2");

        // When
        var whole = DecisionPreview.of(new UndoForecast(images, log, 1), undo);
        var sum = PreviewParts.sum(specimens(3), 1, 100, part -> {
            var history = new SpecimenHistory(part, 100);
            history.add(log);
            var ofPart = images.stream()
                    .filter(image -> part.contains(image.specimen()))
                    .toList();
            return Optional.of(DecisionPreview.of(new UndoForecast(ofPart, history.decisions(), 1), undo));
        });

        // Then
        assertThat(sum).isEqualTo(whole);
        assertThat(whole.changes())
                .containsExactly(
                        new DecisionPreview.Change(Optional.of("C"), Optional.of("D"), 2),
                        new DecisionPreview.Change(Optional.of("C"), Optional.of("A"), 1));
        assertThat(whole.specimens()).isEqualTo(3);
        assertThat(whole.images()).isEqualTo(4);
        assertThat(whole.conflicts()).isEqualTo(2);
    }
}
