package org.vitrine.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FormBankTest {

    private static final Path SHIPPED = Path.of("form-bank", "1");
    private static final Shape SPINDLE = new Polygon(new int[] {112, 150, 112, 74}, new int[] {6, 112, 218, 112}, 4);
    private static final Shape DISC = new Ellipse2D.Double(8, 8, 208, 208);

    private static OrtSession session;

    @BeforeAll
    static void load() throws OrtException {
        session = OrtEnvironment.getEnvironment().createSession(FormBank.model());
    }

    @AfterAll
    static void unload() throws OrtException {
        session.close();
    }

    @Test
    @DisplayName("the shipped model is what the recipe makes")
    void shipped() throws IOException {
        var made = FormBank.model();

        assertThat(Files.readAllBytes(SHIPPED.resolve("model.onnx"))).isEqualTo(made);
        var card = new ObjectMapper().readTree(SHIPPED.resolve("card.json").toFile());
        assertThat(card.path("sha256").asText()).isEqualTo(MakeModels.sha256(made));
        assertThat(card.path("output").path("dimension").asInt()).isEqualTo(FormBank.DIMENSION);
    }

    @Test
    @DisplayName("the vector has unit length, also of a picture that shows nothing")
    void unitLength() throws OrtException {
        for (var shape : new Shape[] {SPINDLE, DISC, new Polygon()}) {
            var vector = embed(drawn(shape, new Color(150, 110, 70), 1));
            assertThat(vector).hasSize(FormBank.DIMENSION).doesNotContain(Float.NaN);
            assertThat(cosine(vector, vector)).isBetween(0.999, 1.001);
        }
    }

    @Test
    @DisplayName("the same thing in weaker light is nearer than another outline, and than another colour")
    void nearer() throws OrtException {
        var spindle = embed(drawn(SPINDLE, new Color(150, 110, 70), 1));

        var darker = cosine(spindle, embed(drawn(SPINDLE, new Color(150, 110, 70), 0.8)));

        assertThat(darker)
                .isGreaterThan(cosine(spindle, embed(drawn(DISC, new Color(150, 110, 70), 1))))
                .isGreaterThan(cosine(spindle, embed(drawn(SPINDLE, new Color(60, 90, 160), 1))));
    }

    private static BufferedImage drawn(Shape shape, Color colour, double light) {
        var picture = new BufferedImage(FormBank.EDGE_PX, FormBank.EDGE_PX, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(128, 128, 128));
        pen.fillRect(0, 0, FormBank.EDGE_PX, FormBank.EDGE_PX);
        pen.setClip(shape);
        for (int stripe = 0; stripe < FormBank.EDGE_PX; stripe += 8) {
            double shade = light * (stripe % 16 == 0 ? 1 : 0.6);
            pen.setColor(new Color((int) (colour.getRed() * shade), (int) (colour.getGreen() * shade), (int)
                    (colour.getBlue() * shade)));
            pen.fillRect(0, stripe, FormBank.EDGE_PX, 8);
        }
        pen.dispose();
        return picture;
    }

    private static float[] embed(BufferedImage picture) throws OrtException {
        int cells = FormBank.EDGE_PX * FormBank.EDGE_PX;
        var values = new float[3 * cells];
        for (int i = 0; i < cells; i++) {
            int rgb = picture.getRGB(i % FormBank.EDGE_PX, i / FormBank.EDGE_PX);
            values[i] = rgb >> 16 & 0xff;
            values[cells + i] = rgb >> 8 & 0xff;
            values[2 * cells + i] = rgb & 0xff;
        }
        long[] shape = {1, 3, FormBank.EDGE_PX, FormBank.EDGE_PX};
        try (var input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
                var answer = session.run(Map.of("image", input))) {
            return ((float[][]) answer.get(0).getValue())[0];
        }
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
