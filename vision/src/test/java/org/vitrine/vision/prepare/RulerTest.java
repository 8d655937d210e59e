package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.StepReport.Outcome;

class RulerTest {

    @Property(tries = 6)
    void aRulerGivesTheSizeOfTheCoin(
            @ForAll @DoubleRange(min = 6, max = 14) double pxPerMm,
            @ForAll @DoubleRange(min = -2, max = 2) double leanDegrees)
            throws IOException {
        // Given
        var photograph = CoinPictures.coin(900, 700, 450, 280, 160);
        ruler(photograph, pxPerMm, leanDegrees);

        // When
        var report = scale(photograph);

        // Then
        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report.measured().get("pxPerMm")).isCloseTo(pxPerMm, within(0.02 * pxPerMm));
        assertThat(report.measured().get("widthMm")).isCloseTo(320 / pxPerMm, within(0.06 * 320 / pxPerMm));
    }

    @ParameterizedTest
    @CsvSource({"6.05, 0", "6.25, -0.48"})
    void oneAndAHalfMillimetresAreNotTakenForOne(double pxPerMm, double leanDegrees) throws IOException {
        // Given
        var photograph = CoinPictures.coin(900, 700, 450, 280, 160);
        ruler(photograph, pxPerMm, leanDegrees);

        // Then
        assertThat(scale(photograph).measured().get("pxPerMm")).isCloseTo(pxPerMm, within(0.02 * pxPerMm));
    }

    @Test
    void aMissingRulerIsReported() throws IOException {
        // When
        var report = scale(CoinPictures.coin(900, 700, 450, 280, 160));

        // Then
        assertThat(report.outcome()).isEqualTo(Outcome.UNSURE);
        assertThat(report.note()).isEqualTo("no ruler was found");
    }

    @Test
    void whatIsMerelyEvenIsNoRuler() {
        // Given
        var weave = new double[800];
        for (int x = 0; x < weave.length; x++) {
            weave[x] = x % 8 < 2 ? 20 : 230;
        }

        // Then
        assertThat(Ruler.findInProfile(weave)).isEmpty();
    }

    private static StepReport scale(BufferedImage photograph) throws IOException {
        var plan = PreparationPlan.STANDARD.with(List.of("locate", "scale", "cut-out", "square"));
        var prepared = (Prepared) new Preparer(plan).prepare(CoinPictures.encoded(photograph, "png"));
        return prepared.steps().stream()
                .filter(step -> step.name().equals("scale"))
                .findFirst()
                .orElseThrow();
    }

    private static void ruler(BufferedImage photograph, double pxPerMm, double leanDegrees) {
        Graphics2D pen = photograph.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.rotate(Math.toRadians(leanDegrees), photograph.getWidth() / 2.0, photograph.getHeight() - 60.0);
        pen.setColor(new Color(0xEE, 0xEA, 0xDD));
        pen.fillRect(40, photograph.getHeight() - 100, photograph.getWidth() - 80, 80);
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke((float) Math.max(1, 0.14 * pxPerMm)));
        double top = photograph.getHeight() - 100.0;
        for (int mm = 1; 40 + mm * pxPerMm < photograph.getWidth() - 45; mm++) {
            double x = 40 + mm * pxPerMm;
            pen.draw(new Line2D.Double(x, top, x, top + (mm % 10 == 0 ? 50 : mm % 5 == 0 ? 38 : 25)));
        }
        pen.dispose();
    }
}
