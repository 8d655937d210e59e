package org.vitrine.hoard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MannerTest {

    private static final int EDGE_PX = 96;

    /** Of the pixels as they were before there was another manner (2026-11-22): shipped models are remade of them. */
    private static final long PIXELS_OF_OLD = 0xbc827a8cL;

    /** And as the lifelike manner was before metals weathered. */
    private static final long PIXELS_OF_LIFELIKE = 0xee751277L;

    /** And as the varied manner is, of which models are learnt, too. */
    private static final long PIXELS_OF_VARIED = 0x50fceffbL;

    @Test
    void thePlainMannerDrawsWhatTheShippedModelsWereLearntOf() {
        assertThat(pixels(Manner.PLAIN)).isEqualTo(PIXELS_OF_OLD);
    }

    @Test
    void theLifelikeMannerDrawsWhatItDrewBeforeMetalsWeathered() {
        assertThat(pixels(Manner.LIFELIKE)).isEqualTo(PIXELS_OF_LIFELIKE);
    }

    @Test
    void theVariedMannerDrawsWhatTheShippedModelsWereLearntOf() {
        assertThat(pixels(Manner.VARIED)).isEqualTo(PIXELS_OF_VARIED);
    }

    @Test
    void inTheVariedMannerEveryObverseIsAHeadAndWritingTellsNothingOfTheSide() {
        // Given
        var types = IntStream.range(0, 3000)
                .mapToObj(number -> Hoard.type(7, number, Subject.COIN, Manner.VARIED))
                .toList();

        // When
        double[] mute = new double[2];
        double[] unmarked = new double[2];
        for (var type : types) {
            for (Side side : Side.values()) {
                mute[side.ordinal()] += type.legend(side).isEmpty() ? 1.0 / types.size() : 0;
                unmarked[side.ordinal()] += type.face(side).mintMark().isEmpty() ? 1.0 / types.size() : 0;
            }
        }

        // Then
        assertThat(types).allSatisfy(type -> {
            assertThat(type.person(Side.OBVERSE)).isNotBlank();
            assertThat(type.person(Side.REVERSE)).isEmpty();
        });
        assertThat(mute[0]).isCloseTo(mute[1], within(0.04));
        assertThat(unmarked[0]).isCloseTo(unmarked[1], within(0.04));
    }

    @Test
    void whatIsBentDoesNotFoldOver() {
        for (int seed = 0; seed < 30; seed++) {
            // Given
            var bend = new Bend(new Dice(seed), 0.75);
            var small = new Layer(List.of(Curves.ellipse(0.3, -0.2, 0.1, 0.1)), 0.3, 0.05);

            // When
            var bent = bend.of(List.of(small)).getFirst().shapes().getFirst().getBounds2D();

            // Then
            assertThat(bent.getWidth()).isBetween(0.05, 0.4);
            assertThat(bent.getHeight()).isBetween(0.05, 0.4);
        }
    }

    @Test
    void aWeatheredHoardHoldsTheLifelikeCoinsEachInAColourOfItsOwn() {
        // Given
        var lifelike = Hoard.type(101, 3, Subject.COIN, Manner.LIFELIKE);
        var weathered = Hoard.type(101, 3, Subject.COIN, Manner.WEATHERED);

        // When
        var skins = IntStream.range(0, 20)
                .mapToObj(number -> Skin.of(Hoard.specimen(weathered, number)))
                .toList();

        // Then
        assertThat(weathered.material()).isEqualTo(lifelike.material());
        assertThat(weathered.legend(Side.OBVERSE)).isEqualTo(lifelike.legend(Side.OBVERSE));
        assertThat(skins).doesNotHaveDuplicates();
        assertThat(Skin.of(Hoard.specimen(lifelike, 0))).isEqualTo(Skin.of(Hoard.specimen(lifelike, 1)));
    }

    @Test
    void whatIsNoCoinDoesNotWeather() {
        // Given
        var gem = Hoard.type(101, 3, Subject.GEM, Manner.WEATHERED);

        // Then
        assertThat(Skin.of(Hoard.specimen(gem, 0))).isEqualTo(Skin.of(Hoard.specimen(gem, 1)));
    }

    @Test
    void aLifelikeHoardHasHeadsOnObversesAndAnythingElseOnReverses() {
        // Given
        var types = IntStream.range(0, 60)
                .mapToObj(number -> Hoard.type(7, number, Subject.COIN, Manner.LIFELIKE))
                .toList();

        // Then
        assertThat(types).allSatisfy(type -> {
            assertThat(type.person(Side.OBVERSE)).isNotBlank();
            assertThat(type.person(Side.REVERSE)).isEmpty();
        });
    }

    @Test
    void aLifelikeHeadFillsTheFlanAsAFigureDoesNot() {
        // When
        double head = covered(Side.OBVERSE);
        double other = covered(Side.REVERSE);

        // Then
        assertThat(head).isBetween(0.3, 0.7);
        assertThat(other).isLessThan(0.8 * head);
    }

    @ParameterizedTest
    @EnumSource(Tableau.class)
    void everyTableauIsDrawnOnTheFlan(Tableau tableau) {
        for (int seed = 0; seed < 8; seed++) {
            var shapes = tableau.layers(new Dice(seed)).stream()
                    .flatMap(layer -> layer.shapes().stream())
                    .toList();
            assertThat(shapes).isNotEmpty();
            assertThat(shapes).allSatisfy(shape -> {
                assertThat(Math.abs(shape.getBounds2D().getCenterX())).isLessThan(1.25);
                assertThat(Math.abs(shape.getBounds2D().getCenterY())).isLessThan(1.25);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Headgear.class)
    void whateverIsWornIsCutOnTheHead(Headgear headgear) {
        for (Layer layer : headgear.layers(new Dice(3))) {
            assertThat(layer.shapes()).isNotEmpty();
            assertThat(layer.height()).isPositive();
        }
    }

    @Test
    void aPersonKeepsHisFeaturesUnderAnotherHatInTheLifelikeMannerToo() {
        // Given
        var one = Bust.layers(new Dice(1), new Dice(2));
        var other = Bust.layers(new Dice(1), new Dice(3));

        // Then
        assertThat(Features.of(new Dice(1))).isEqualTo(Features.of(new Dice(1))).isNotEqualTo(Features.of(new Dice(2)));
        assertThat(one).hasSizeGreaterThan(5);
        assertThat(other).hasSizeGreaterThan(5);
    }

    /** Share of the flan that stands well above the field, over some types. */
    private static double covered(Side side) {
        List<Grid> reliefs = IntStream.range(0, 24)
                .mapToObj(number -> Hoard.type(9, number, Subject.COIN, Manner.LIFELIKE))
                .map(type -> Engraver.engrave(type.face(side).layers(), new AffineTransform(), EDGE_PX))
                .toList();
        double high = 0;
        for (Grid relief : reliefs) {
            for (float height : relief.cells()) {
                high += height > 0.1 ? 1 : 0;
            }
        }
        return high / (reliefs.size() * Math.PI / 4 * EDGE_PX * EDGE_PX);
    }

    private static long pixels(Manner manner) {
        var sum = new CRC32();
        for (int type = 0; type < 12; type++) {
            for (Side side : Side.values()) {
                var coin = Hoard.specimen(Hoard.type(101, type, Subject.COIN, manner), type % 5);
                add(sum, Hoard.photograph(coin, side, 0, EDGE_PX));
            }
        }
        return sum.getValue();
    }

    private static void add(CRC32 sum, Photograph photograph) {
        for (int y = 0; y < EDGE_PX; y++) {
            for (int x = 0; x < EDGE_PX; x++) {
                int rgb = photograph.picture().rgb(x, y);
                sum.update(rgb >> 16 & 0xff);
                sum.update(rgb >> 8 & 0xff);
                sum.update(rgb & 0xff);
            }
        }
    }
}
