package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vitrine.vision.inspect.MalformedFilesTest;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Rendition;

/** Tests with real photographs and irregular files; skipped with a message where they are absent. */
class RealPhotographPreparationTest {

    private static final Path FOLDER = Path.of(System.getProperty("vitrine.eval", "absent"));
    private final Preparer preparer = new Preparer(PreparationPlan.STANDARD, Map.of(), ShippedModels.MODELS);

    @Test
    void cutsCoinsOutNearlyWhereAPersonWould() throws IOException {
        // Given
        var masks = FOLDER.resolve("euro_masks");
        Assumptions.assumeTrue(Files.isDirectory(masks), "skipped: no photographs at " + masks);
        double sum = 0;
        double slowest = 0;
        int count = 0;

        // When
        for (String row :
                Files.readAllLines(masks.resolve("index.csv")).stream().skip(1).toList()) {
            var cells = row.split(",");
            long since = System.nanoTime();
            var prepared = (Prepared) preparer.prepare(Files.readAllBytes(masks.resolve(cells[0])));
            slowest = Math.max(slowest, (System.nanoTime() - since) / 1e6);
            var mask = ImageIO.read(new ByteArrayInputStream(
                    prepared.rendition(Rendition.Kind.MASK).bytes().toByteArray()));
            double overlap = overlap(mask, ImageIO.read(masks.resolve(cells[1]).toFile()));
            System.out.printf(
                    "%s %.3f %s%n", cells[0], overlap, prepared.steps().get(1).note());
            sum += overlap;
            count++;
        }

        // Then
        System.out.printf("euro masks: mean IoU %.3f n %d, slowest %.0f ms%n", sum / count, count, slowest);
        assertThat(sum / count).isGreaterThan(0.94);
    }

    @Test
    void cutsAncientCoinsOutOfCompositesWithShadows() throws IOException {
        // Given
        Assumptions.assumeTrue(
                Files.isDirectory(FOLDER.resolve("ancient")), "skipped: no photographs at " + FOLDER + "/ancient");
        double sum = 0;
        double granite = 0;
        int onGranite = 0;
        var photographs = Composites.of(FOLDER, 2);

        // When
        for (var photograph : photographs) {
            var prepared = (Prepared) preparer.prepare(photograph.jpeg());
            double overlap = overlap(
                    ImageIO.read(new ByteArrayInputStream(
                            prepared.rendition(Rendition.Kind.MASK).bytes().toByteArray())),
                    photograph.truth());
            sum += overlap;
            if (photograph.name().endsWith("granite")) {
                granite += overlap;
                onGranite++;
            }
        }

        // Then
        System.out.printf(
                "ancient composites: mean IoU %.3f n %d, of these on granite %.3f n %d%n",
                sum / photographs.size(), photographs.size(), granite / onGranite, onGranite);
        assertThat(sum / photographs.size()).isGreaterThan(0.88);
    }

    @TestFactory
    Stream<DynamicTest> oddFilesArePreparedOrRefusedButNeverThrow() throws IOException {
        var files = FOLDER.resolve("odd").resolve("files");
        Assumptions.assumeTrue(Files.isDirectory(files), "skipped: no odd files at " + files);
        return Files.list(files)
                .sorted()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    var preparation = preparer.prepare(Files.readAllBytes(file));
                    if (MalformedFilesTest.REFUSED.containsKey(
                            file.getFileName().toString())) {
                        assertThat(preparation).isInstanceOf(Preparation.Refused.class);
                    } else {
                        assertThat(preparation).isInstanceOf(Prepared.class);
                    }
                }));
    }

    private static double overlap(BufferedImage one, BufferedImage other) {
        int both = 0;
        int either = 0;
        for (int y = 0; y < other.getHeight(); y++) {
            for (int x = 0; x < other.getWidth(); x++) {
                boolean here = one.getRaster().getSample(x, y, 0) > 127;
                boolean there = other.getRaster().getSample(x, y, 0) > 127;
                both += here && there ? 1 : 0;
                either += here || there ? 1 : 0;
            }
        }
        return (double) both / either;
    }

    private static double overlap(BufferedImage mask, byte[] truth) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < truth.length; i++) {
            boolean here = mask.getRaster().getSample(i % Composites.EDGE_PX, i / Composites.EDGE_PX, 0) > 127;
            boolean there = (truth[i] & 0xff) > 127;
            both += here && there ? 1 : 0;
            either += here || there ? 1 : 0;
        }
        return (double) both / either;
    }
}
