package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.prepare.Preparation.Prepared;

/**
 * Tests objects of any shape with a spindle of 140 × 400 px in the middle of 800 × 600 px, as museums photograph
 * fossils.
 */
class AnyShapeTest {

    private static final int LEFT = 330;
    private static final int TOP = 100;
    private static final int WIDTH = 140;
    private static final int HEIGHT = 400;

    private final Preparer preparer =
            new Preparer(PreparationPlan.STANDARD.with(OutlineShape.ANY), Map.of(), ShippedModels.MODELS);

    @Test
    void aRoundNumberOnAShellIsNotTakenForTheObject() throws IOException {
        var prepared = prepare(pen -> {
            shell(pen);
            pen.setColor(new Color(250, 220, 30));
            pen.fill(new Ellipse2D.Double(360, 240, 80, 80));
        });

        assertIsTheShell(prepared);
    }

    @Test
    void aShellInATrayBesideItsCardIsTakenAndNotTheTray() throws IOException {
        var prepared = prepare(pen -> {
            pen.setStroke(new BasicStroke(14));
            pen.setColor(new Color(170, 175, 180));
            pen.draw(new RoundRectangle2D.Double(150, 40, 500, 520, 80, 80));
            shell(pen);
            pen.setColor(Color.WHITE);
            pen.fillRect(520, 200, 70, 180);
        });

        assertIsTheShell(prepared);
    }

    @Test
    void anEmptyGroundIsUsedWholeAndReported() throws IOException {
        var prepared = prepare(pen -> {});

        assertThat(prepared.region().width()).isEqualTo(800);
        assertThat(prepared.steps())
                .filteredOn(step -> step.name().equals("locate"))
                .extracting(StepReport::outcome)
                .containsExactly(StepReport.Outcome.UNSURE);
    }

    private static void assertIsTheShell(Prepared prepared) {
        assertThat(prepared.region().left()).isCloseTo(LEFT, within(20));
        assertThat(prepared.region().top()).isCloseTo(TOP, within(20));
        assertThat(prepared.region().width()).isCloseTo(WIDTH, within(40));
        assertThat(prepared.region().height()).isCloseTo(HEIGHT, within(40));
    }

    private Prepared prepare(Consumer<Graphics2D> drawing) throws IOException {
        return (Prepared) preparer.prepare(DarkFeltGround.with(drawing));
    }

    private static void shell(Graphics2D pen) {
        pen.setColor(new Color(170, 130, 80));
        pen.fill(new Polygon(
                new int[] {LEFT + WIDTH / 2, LEFT + WIDTH, LEFT + WIDTH / 2, LEFT},
                new int[] {TOP, TOP + 230, TOP + HEIGHT, TOP + 230},
                4));
    }
}
