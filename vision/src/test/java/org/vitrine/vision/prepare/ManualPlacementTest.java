package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Region;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.StepReport.Outcome;

/** Tests that statements of a person replace the steps that would determine the same. */
class ManualPlacementTest {

    private static final ManualPlacement TURNED = new ManualPlacement(Optional.empty(), Optional.of(30.0));
    private static final Set<Rendition.Kind> NONE = Set.of();
    private static final Set<Rendition.Kind> PREPARED = Set.of(Rendition.Kind.PREPARED);

    private final Preparer preparer = new Preparer(PreparationPlan.STANDARD);

    @Property(tries = 10)
    void theRegionGivenIsTheRegionAnsweredAndTheOutlineLiesInIt(
            @ForAll @IntRange(min = 80, max = 120) int x, @ForAll @IntRange(min = 40, max = 60) int radius)
            throws IOException {
        // Given: a coin, and a region of the same size elsewhere
        var photograph = CoinPictures.encoded(CoinPictures.coin(400, 300, 280, 150, 60), "png");
        var region = new Region(x - radius, 150 - radius, 2 * radius, 2 * radius);

        // When
        var prepared = (Prepared)
                preparer.prepare(photograph, new ManualPlacement(Optional.of(region), Optional.empty()), NONE, false);

        // Then
        assertThat(prepared.region()).isEqualTo(region);
        assertThat(prepared.regions()).hasSize(1);
        assertThat(step(prepared, "locate").note()).startsWith("by hand");
        assertThat(prepared.outline()).isNotEmpty().allSatisfy(point -> {
            assertThat(point.x()).isBetween(region.left() - 12.0, region.left() + region.width() + 12.0);
            assertThat(point.y()).isBetween(region.top() - 12.0, region.top() + region.height() + 12.0);
        });
    }

    @Test
    void anAngleTurnsThePictureAlsoWhereThePlanDoesNot() throws IOException {
        // Given
        var photograph = CoinPictures.encoded(CoinPictures.coin(400, 300, 200, 150, 80), "png");

        // When
        var turned = (Prepared) preparer.prepare(photograph, TURNED, PREPARED, true);

        // Then
        var upright = step(turned, "upright");
        assertThat(upright.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(upright.note()).startsWith("by hand");
        assertThat(upright.measured()).containsEntry("turnDegrees", 30.0);
        assertThat(turned.stepPictures())
                .extracting(Preparation.StepPicture::step)
                .containsExactly("cut-out", "upright");
        assertThat(turned.rendition(Rendition.Kind.PREPARED))
                .isNotEqualTo(((Prepared) preparer.prepare(photograph)).rendition(Rendition.Kind.PREPARED));
    }

    @Test
    void theOutlineOfACoinIsItsEdgeInPixelsOfTheOriginal() throws IOException {
        // Given
        var photograph = CoinPictures.encoded(CoinPictures.coin(1200, 900, 600, 450, 240), "png");

        // When
        var prepared = (Prepared) preparer.prepare(photograph);

        // Then
        assertThat(prepared.outline()).hasSizeBetween(24, Prepared.MAX_OUTLINE_POINTS);
        assertThat(prepared.outline()).allSatisfy(point -> assertThat(Math.hypot(point.x() - 600, point.y() - 450))
                .isCloseTo(240, within(12.0)));
    }

    @Test
    void aRegionThatThePhotographDoesNotHaveIsRefusedWithItsSize() throws IOException {
        // Given
        var photograph = CoinPictures.encoded(CoinPictures.coin(400, 300, 200, 150, 80), "png");
        var beyond = new ManualPlacement(Optional.of(new Region(390, 10, 20, 20)), Optional.empty());

        // Then
        assertThatThrownBy(() -> preparer.prepare(photograph, beyond, NONE, false))
                .isInstanceOf(ManualPlacement.RegionOutside.class)
                .hasMessageContaining("400 × 300");
    }

    @Test
    void stepsThatAPlanLeavesOutAreTakenWhereAPersonGivesThem() {
        var both = new ManualPlacement(Optional.of(new Region(0, 0, 9, 9)), Optional.of(1.0));

        assertThat(both.steps(List.of("square", "enhance"))).containsExactly("locate", "square", "upright", "enhance");
        assertThat(both.steps(List.of("locate", "upright"))).containsExactly("locate", "upright");
        assertThat(ManualPlacement.NONE.steps(List.of("square"))).containsExactly("square");
    }

    private static StepReport step(Prepared prepared, String name) {
        return prepared.steps().stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
