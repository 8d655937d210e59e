package org.vitrine.hoard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.vitrine.hoard.photograph.SyntheticPhotograph;
import org.vitrine.hoard.relief.Engraver;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.SpecimenSide;

class DieStyleTest {

    private static final int EDGE_PX = 96;

    /**
     * Checksum of the plain style's pixels from before there was another style (2026-11-22): shipped models are
     * retrained on the same pixels.
     */
    private static final long PLAIN_CHECKSUM = 0xbc827a8cL;

    /** Checksum of the lifelike style's pixels from before metals weathered. */
    private static final long LIFELIKE_CHECKSUM = 0xee751277L;

    /** Checksum of the varied style's pixels, on which models are trained as well. */
    private static final long VARIED_CHECKSUM = 0x50fceffbL;

    @Test
    void thePlainStyleDrawsWhatTheShippedModelsWereTrainedOn() {
        assertThat(checksum(DieStyle.PLAIN)).isEqualTo(PLAIN_CHECKSUM);
    }

    @Test
    void theLifelikeStyleDrawsWhatItDrewBeforeTheWeatheredStyle() {
        assertThat(checksum(DieStyle.LIFELIKE)).isEqualTo(LIFELIKE_CHECKSUM);
    }

    @Test
    void theVariedStyleDrawsWhatTheShippedModelsWereTrainedOn() {
        assertThat(checksum(DieStyle.VARIED)).isEqualTo(VARIED_CHECKSUM);
    }

    @Test
    void inTheVariedStyleEveryObverseIsAHeadAndLettersOccurOnBothSides() {
        // Given
        var types = IntStream.range(0, 3000)
                .mapToObj(number -> Hoard.type(7, number, ObjectKind.COIN, DieStyle.VARIED))
                .toList();

        // When
        double[] withoutLegend = new double[2];
        double[] withoutMintMark = new double[2];
        for (var type : types) {
            for (SpecimenSide specimenSide : SpecimenSide.values()) {
                withoutLegend[specimenSide.ordinal()] +=
                        type.legend(specimenSide).isEmpty() ? 1.0 / types.size() : 0;
                withoutMintMark[specimenSide.ordinal()] +=
                        type.face(specimenSide).mintMark().isEmpty() ? 1.0 / types.size() : 0;
            }
        }

        // Then
        assertThat(types).allSatisfy(type -> {
            assertThat(type.person(SpecimenSide.OBVERSE)).isNotBlank();
            assertThat(type.person(SpecimenSide.REVERSE)).isEmpty();
        });
        assertThat(withoutLegend[0]).isCloseTo(withoutLegend[1], within(0.04));
        assertThat(withoutMintMark[0]).isCloseTo(withoutMintMark[1], within(0.04));
    }

    @Test
    void aLifelikeHoardHasHeadsOnObversesOnly() {
        // Given
        var types = IntStream.range(0, 60)
                .mapToObj(number -> Hoard.type(7, number, ObjectKind.COIN, DieStyle.LIFELIKE))
                .toList();

        // Then
        assertThat(types).allSatisfy(type -> {
            assertThat(type.person(SpecimenSide.OBVERSE)).isNotBlank();
            assertThat(type.person(SpecimenSide.REVERSE)).isEmpty();
        });
    }

    @Test
    void aLifelikeHeadCoversMoreOfTheFlanThanAReverse() {
        // When
        double head = covered(SpecimenSide.OBVERSE);
        double other = covered(SpecimenSide.REVERSE);

        // Then
        assertThat(head).isBetween(0.3, 0.7);
        assertThat(other).isLessThan(0.8 * head);
    }

    /** Returns the share of the flan whose relief is clearly above the field, over some types. */
    private static double covered(SpecimenSide specimenSide) {
        List<ScalarGrid> reliefs = IntStream.range(0, 24)
                .mapToObj(number -> Hoard.type(9, number, ObjectKind.COIN, DieStyle.LIFELIKE))
                .map(type -> Engraver.engrave(type.face(specimenSide).layers(), new AffineTransform(), EDGE_PX))
                .toList();
        double high = 0;
        for (ScalarGrid relief : reliefs) {
            for (float height : relief.cells()) {
                high += height > 0.1 ? 1 : 0;
            }
        }
        return high / (reliefs.size() * Math.PI / 4 * EDGE_PX * EDGE_PX);
    }

    private static long checksum(DieStyle dieStyle) {
        var sum = new CRC32();
        for (int type = 0; type < 12; type++) {
            for (SpecimenSide specimenSide : SpecimenSide.values()) {
                var coin = Hoard.specimen(Hoard.type(101, type, ObjectKind.COIN, dieStyle), type % 5);
                add(sum, Hoard.photograph(coin, specimenSide, 0, EDGE_PX));
            }
        }
        return sum.getValue();
    }

    private static void add(CRC32 sum, SyntheticPhotograph syntheticPhotograph) {
        for (int y = 0; y < EDGE_PX; y++) {
            for (int x = 0; x < EDGE_PX; x++) {
                int rgb = syntheticPhotograph.picture().rgb(x, y);
                sum.update(rgb >> 16 & 0xff);
                sum.update(rgb >> 8 & 0xff);
                sum.update(rgb & 0xff);
            }
        }
    }
}
