package org.vitrine.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReliefBankTest {

    private static final Path SHIPPED = Path.of("relief-bank", "1");
    private static OrtSession session;

    @BeforeAll
    static void load() throws OrtException {
        session = OrtEnvironment.getEnvironment().createSession(ReliefBank.model());
    }

    @AfterAll
    static void unload() throws OrtException {
        session.close();
    }

    @Test
    void theShippedModelIsWhatTheRecipeMakes() throws IOException {
        // When
        var made = ReliefBank.model();

        // Then
        assertThat(Files.readAllBytes(SHIPPED.resolve("model.onnx"))).isEqualTo(made);
        assertThat(new ObjectMapper()
                        .readTree(SHIPPED.resolve("card.json").toFile())
                        .path("sha256")
                        .asText())
                .isEqualTo(MakeModels.sha256(made));
    }

    @Test
    void theVectorHasUnitLength() throws OrtException {
        // When
        var vector = embed(coin(1, 0, 1));

        // Then
        assertThat(vector).hasSize(ReliefBank.DIMENSION);
        assertThat(cosine(vector, vector)).isBetween(0.9999, 1.0001);
    }

    @Test
    void turningTheObjectHardlyTurnsTheVector() throws OrtException {
        // Given
        var upright = embed(coin(1, 0, 1));

        // Then
        for (int degrees = 15; degrees < 360; degrees += 45) {
            assertThat(cosine(upright, embed(coin(1, degrees, 1))))
                    .as(degrees + "°")
                    .isGreaterThan(0.97);
        }
    }

    @Test
    void lightThatFadesAcrossThePictureMattersLessThanAnotherDesign() throws OrtException {
        // Given
        var coin = embed(coin(1, 0, 1));

        // When
        var relit = cosine(coin, embed(coin(1, 0, 0.6)));
        var other = cosine(coin, embed(coin(2, 0, 1)));

        // Then
        assertThat(relit).isGreaterThan(other);
    }

    @Test
    void aPictureWithoutAnyReliefStillHasAVector() throws OrtException {
        // Given
        var grey = new BufferedImage(ReliefBank.EDGE_PX, ReliefBank.EDGE_PX, BufferedImage.TYPE_INT_RGB);

        // Then
        assertThat(embed(grey)).doesNotContain(Float.NaN);
    }

    /**
     * Draws a disc with a seeded pattern of lines and spots.
     *
     * @param degrees rotation, clockwise
     * @param farLight light at the right edge as a share of that at the left edge
     */
    private static BufferedImage coin(int seed, int degrees, double farLight) {
        int edge = ReliefBank.EDGE_PX;
        var picture = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, edge, edge);
        pen.rotate(Math.toRadians(degrees), (edge - 1) / 2.0, (edge - 1) / 2.0);
        pen.setColor(new Color(170, 150, 90));
        pen.fillOval(4, 4, edge - 8, edge - 8);
        var random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            pen.setColor(random.nextBoolean() ? Color.DARK_GRAY : new Color(230, 220, 180));
            int x = 50 + random.nextInt(110);
            int y = 50 + random.nextInt(110);
            pen.drawLine(x, y, x + random.nextInt(60) - 30, y + random.nextInt(60) - 30);
            pen.fillOval(x, y, 4 + random.nextInt(12), 4 + random.nextInt(12));
        }
        pen.dispose();
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                double light = 1 + (farLight - 1) * x / edge;
                var lit = new Color(picture.getRGB(x, y));
                picture.setRGB(
                        x,
                        y,
                        new Color((int) (lit.getRed() * light), (int) (lit.getGreen() * light), (int)
                                        (lit.getBlue() * light))
                                .getRGB());
            }
        }
        return picture;
    }

    private static float[] embed(BufferedImage picture) throws OrtException {
        int edge = ReliefBank.EDGE_PX;
        var pixels = FloatBuffer.allocate(3 * edge * edge);
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < edge * edge; i++) {
                pixels.put((picture.getRGB(i % edge, i / edge) >> (16 - 8 * channel)) & 0xff);
            }
        }
        pixels.rewind();
        try (var input = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), pixels, new long[] {1, 3, edge, edge});
                var result = session.run(Map.of("image", input))) {
            return ((float[][]) result.get(0).getValue())[0];
        }
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }
}
