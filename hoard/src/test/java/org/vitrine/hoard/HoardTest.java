package org.vitrine.hoard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoardTest {

    private static final int EDGE_PX = 96;

    @Test
    void theSameSeedMakesTheSameBytes() {
        assertThat(photograph(1, 0, 0)).isEqualTo(photograph(1, 0, 0));
    }

    @Test
    void anotherSeedAnotherTypeAndAnotherSpecimenMakeOtherBytes() {
        assertThat(photograph(1, 0, 0))
                .isNotEqualTo(photograph(2, 0, 0))
                .isNotEqualTo(photograph(1, 1, 0))
                .isNotEqualTo(photograph(1, 0, 1));
    }

    @Test
    void theCoinLiesInsideTheFrame() {
        for (int specimen = 0; specimen < 12; specimen++) {
            var photograph = Hoard.photograph(Hoard.specimen(Hoard.type(5, 0), specimen), Side.REVERSE, 0, EDGE_PX);
            var outline = photograph.outline();
            assertThat(outline.centreX()).isBetween(0.0, (double) EDGE_PX);
            assertThat(outline.centreY()).isBetween(0.0, (double) EDGE_PX);
            assertThat(2 * outline.semiMajor()).isBetween(0.3 * EDGE_PX, 1.0 * EDGE_PX);
            assertThat(outline.level(outline.centreX(), outline.centreY())).isLessThan(1);
        }
    }

    @Test
    void aFolderHoldsPhotographsACsvToIngestAndTheTruth(@TempDir Path folder) throws Exception {
        // When
        int written = new HoardFolder(3, EDGE_PX).write(folder, 2, 2, 1, (_, _) -> {});

        // Then
        assertThat(written).isEqualTo(8);
        var rows = Files.readAllLines(folder.resolve(HoardFolder.CSV));
        assertThat(rows).hasSize(9).first().isEqualTo("file,specimen,side,item,material,denomination,region");
        for (String row : rows.subList(1, rows.size())) {
            assertThat(folder.resolve(row.split(",")[0])).isNotEmptyFile();
        }
        assertThat(folder.resolve(rows.get(1).split(",")[0])).hasBinaryContent(photograph(3, 0, 0));
        assertThat(Files.readString(folder.resolve(HoardFolder.TRUTH))).contains("\"angleDegrees\"", "\"semiMajor\"");
    }

    private static byte[] photograph(long seed, int type, int specimen) {
        return Hoard.photograph(Hoard.specimen(Hoard.type(seed, type), specimen), Side.OBVERSE, 0, EDGE_PX)
                .jpeg();
    }
}
