package org.vitrine.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Measures the embedder {@code relief-bank} on photographs of real coins; queries differ from the gallery in background
 * and light. Prints the figures that the model card states. Skipped without the photographs.
 */
class EuroRetrievalTest {

    private static final Path FOLDER = Path.of(System.getProperty("vitrine.eval"), "euro");

    record Coin(String type, boolean query, String sourcePhoto, float[] vector) {}

    @Test
    void findsCoinsOfTheSameTypeFarAboveChance() throws IOException, OrtException {
        // Given
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: no photographs at " + FOLDER);
        List<Coin> coins = coins();

        // When
        double top1 = 0;
        double hit8 = 0;
        double precision = 0;
        int scored = 0;
        for (Coin query : coins.stream().filter(Coin::query).toList()) {
            var ranked = coins.stream()
                    .filter(coin -> !coin.query() && !coin.sourcePhoto().equals(query.sourcePhoto()))
                    .sorted(Comparator.comparingDouble(coin -> -dot(query.vector(), coin.vector())))
                    .toList();
            var relevant = ranked.stream()
                    .map(coin -> coin.type().equals(query.type()))
                    .toList();
            if (relevant.contains(true)) {
                scored++;
                top1 += relevant.getFirst() ? 1 : 0;
                hit8 += relevant.subList(0, 8).contains(true) ? 1 : 0;
                precision += averagePrecision(relevant);
            }
        }

        // Then
        System.out.printf(
                "euro retrieval, whole crop: top1 %.3f hit8 %.3f mAP %.3f n %d%n",
                top1 / scored, hit8 / scored, precision / scored, scored);
        assertThat(hit8 / scored).isGreaterThan(0.7);
    }

    private static double averagePrecision(List<Boolean> relevant) {
        double sum = 0;
        int found = 0;
        for (int i = 0; i < relevant.size(); i++) {
            if (relevant.get(i)) {
                sum += (double) ++found / (i + 1);
            }
        }
        return sum / found;
    }

    private static List<Coin> coins() throws IOException, OrtException {
        var rows = Files.readAllLines(FOLDER.resolve("labels.csv"));
        var names = List.of(rows.getFirst().split(","));
        var coins = new ArrayList<Coin>();
        try (var session = OrtEnvironment.getEnvironment().createSession(ReliefBank.model())) {
            for (String row : rows.subList(1, rows.size())) {
                var cells = row.split(",", -1);
                coins.add(new Coin(
                        cells[names.indexOf("type_id")],
                        cells[names.indexOf("split")].equals("query"),
                        cells[names.indexOf("source_photo")],
                        embed(session, FOLDER.resolve(cells[0]))));
            }
        }
        return coins;
    }

    private static float[] embed(OrtSession session, Path file) throws IOException, OrtException {
        int edge = ReliefBank.EDGE_PX;
        var picture = ImageIO.read(file.toFile());
        var square = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        var pen = square.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, edge, edge);
        double scale = (double) edge / Math.max(picture.getWidth(), picture.getHeight());
        int width = (int) (picture.getWidth() * scale);
        int height = (int) (picture.getHeight() * scale);
        pen.drawImage(picture, (edge - width) / 2, (edge - height) / 2, width, height, null);
        pen.dispose();
        var pixels = FloatBuffer.allocate(3 * edge * edge);
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < edge * edge; i++) {
                pixels.put((square.getRGB(i % edge, i / edge) >> (16 - 8 * channel)) & 0xff);
            }
        }
        try (var input = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), pixels.rewind(), new long[] {1, 3, edge, edge});
                var result = session.run(Map.of("image", input))) {
            return ((float[][]) result.get(0).getValue())[0];
        }
    }

    private static double dot(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }
}
