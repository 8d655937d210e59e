package org.vitrine.hoard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class DieStyleTest {

    private static final int EDGE_PX = 96;

    /**
     * Checksum of the plain style's pixels from before there was another style (2026-11-22): shipped models are
     * retrained on the same pixels.
     */
    private static final long PIXELS_OF_OLD = 0xbc827a8cL;

    /** Checksum of the lifelike style's pixels from before metals weathered. */
    private static final long PIXELS_OF_LIFELIKE = 0xee751277L;

    /** Checksum of the varied style's pixels, on which models are trained as well. */
    private static final long PIXELS_OF_VARIED = 0x50fceffbL;

    @Test
    void thePlainMannerDrawsWhatTheShippedModelsWereLearntOf() {
        assertThat(pixels(DieStyle.PLAIN)).isEqualTo(PIXELS_OF_OLD);
    }

    @Test
    void theLifelikeMannerDrawsWhatItDrewBeforeMetalsWeathered() {
        assertThat(pixels(DieStyle.LIFELIKE)).isEqualTo(PIXELS_OF_LIFELIKE);
    }

    @Test
    void theVariedMannerDrawsWhatTheShippedModelsWereLearntOf() {
        assertThat(pixels(DieStyle.VARIED)).isEqualTo(PIXELS_OF_VARIED);
    }

    @Test
    void inTheVariedMannerEveryObverseIsAHeadAndWritingTellsNothingOfTheSide() {
        // Given
        var types = IntStream.range(0, 3000)
                .mapToObj(number -> Hoard.type(7, number, ObjectKind.COIN, DieStyle.VARIED))
                .toList();

        // When
        double[] mute = new double[2];
        double[] unmarked = new double[2];
        for (var type : types) {
            for (SpecimenSide specimenSide : SpecimenSide.values()) {
                mute[specimenSide.ordinal()] += type.legend(specimenSide).isEmpty() ? 1.0 / types.size() : 0;
                unmarked[specimenSide.ordinal()] +=
                        type.face(specimenSide).mintMark().isEmpty() ? 1.0 / types.size() : 0;
            }
        }

        // Then
        assertThat(types).allSatisfy(type -> {
            assertThat(type.person(SpecimenSide.OBVERSE)).isNotBlank();
            assertThat(type.person(SpecimenSide.REVERSE)).isEmpty();
        });
        assertThat(mute[0]).isCloseTo(mute[1], within(0.04));
        assertThat(unmarked[0]).isCloseTo(unmarked[1], within(0.04));
    }

    @Test
    void aLifelikeHoardHasHeadsOnObversesAndAnythingElseOnReverses() {
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
    void aLifelikeHeadFillsTheFlanAsAFigureDoesNot() {
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

    private static long pixels(DieStyle dieStyle) {
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
