package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.prepare.Preparation.Prepared;

/** Tests an object that is no disc, beside a label as in museum photographs. */
class GrabCutRefinementTest {

    private final Preparer preparer = new Preparer(PreparationPlan.STANDARD);

    @Test
    void aLongShellIsTakenWholeTheLabelBesideItIsNotAndTwiceIsTheSame() throws IOException {
        // Given
        var photograph = DarkFeltGround.with(GrabCutRefinementTest::shellAndLabel);

        // When
        var prepared = (Prepared) preparer.prepare(photograph);
        preparer.prepare(DarkFeltGround.png(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB)));
        var again = (Prepared) preparer.prepare(photograph);

        // Then
        assertThat(prepared.region().left()).isCloseTo(210, within(15));
        assertThat(prepared.region().top()).isCloseTo(100, within(20));
        assertThat(prepared.region().height()).isCloseTo(400, within(40));
        assertThat(prepared.region().width()).isCloseTo(100, within(30));
        assertThat(again.renditions()).isEqualTo(prepared.renditions());
    }

    /** A striped spindle 100 × 400 px on dark grit, and a larger white card with lines of print. */
    private static void shellAndLabel(Graphics2D pen) {
        pen.setColor(new Color(240, 238, 225));
        pen.fillRect(500, 60, 160, 460);
        pen.setColor(Color.DARK_GRAY);
        for (int line = 0; line < 8; line++) {
            pen.fillRect(530, 90 + 50 * line, 100, 8);
        }
        pen.setClip(new Polygon(new int[] {260, 310, 260, 210}, new int[] {100, 330, 500, 330}, 4));
        for (int stripe = 100; stripe < 500; stripe += 20) {
            pen.setColor(stripe % 40 == 20 ? new Color(170, 130, 80) : new Color(140, 100, 60));
            pen.fillRect(200, stripe, 120, 20);
        }
    }
}
