package org.vitrine.hoard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.hoard.photograph.SceneObject;
import org.vitrine.hoard.photograph.SyntheticPhotograph;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.SpecimenSide;

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
    void theCoinIsInsideTheFrame() {
        for (int specimen = 0; specimen < 12; specimen++) {
            var photograph =
                    Hoard.photograph(Hoard.specimen(Hoard.type(5, 0), specimen), SpecimenSide.REVERSE, 0, EDGE_PX);
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
        assertThat(rows)
                .hasSize(9)
                .first()
                .isEqualTo("file,specimen,side,item,material,denomination,region,person,legend");
        for (String row : rows.subList(1, rows.size())) {
            assertThat(folder.resolve(row.split(",")[0])).isNotEmptyFile();
        }
        assertThat(folder.resolve(rows.get(1).split(",")[0])).hasBinaryContent(photograph(3, 0, 0));
        assertThat(Files.readString(folder.resolve(HoardFolder.TRUTH_JSON)))
                .contains("\"angleDegrees\"", "\"semiMajor\"");
        var truths = Files.readAllLines(folder.resolve(HoardFolder.TRUTH_CSV));
        var head = List.of(truths.getFirst().split(","));
        assertThat(head)
                .contains("specimen", "item", "side", "legend", "material", "region", "person", "mask", "angle");
        for (String truth : truths.subList(1, truths.size())) {
            var cells = truth.split(",", -1);
            assertThat(cells).hasSameSizeAs(head);
            assertThat(folder.resolve(cells[head.indexOf("mask")])).isNotEmptyFile();
        }
    }

    @Test
    void theMaskAgreesWithTheOutline() {
        for (int specimen = 0; specimen < 6; specimen++) {
            var photograph =
                    Hoard.photograph(Hoard.specimen(Hoard.type(5, 0), specimen), SpecimenSide.OBVERSE, 0, EDGE_PX);
            int both = 0;
            int either = 0;
            for (int y = 0; y < EDGE_PX; y++) {
                for (int x = 0; x < EDGE_PX; x++) {
                    boolean masked = photograph.mask().cover(x, y) > 127;
                    boolean outlined = photograph.outline().level(x + 0.5, y + 0.5) < 1;
                    both += masked && outlined ? 1 : 0;
                    either += masked || outlined ? 1 : 0;
                }
            }
            assertThat((double) both / either).isGreaterThan(0.85);
        }
    }

    @ParameterizedTest
    @EnumSource(value = ObjectKind.class, names = "COIN", mode = EnumSource.Mode.EXCLUDE)
    void otherObjectsDifferInShapeAndKeepTheirDesign(ObjectKind objectKind) {
        // Given
        var type = Hoard.type(2, 0, objectKind);

        // When
        var one = Hoard.photograph(Hoard.specimen(type, 0), SpecimenSide.OBVERSE, 0, EDGE_PX);
        var other = Hoard.photograph(Hoard.specimen(type, 1), SpecimenSide.OBVERSE, 0, EDGE_PX);

        // Then
        assertThat(type.subject()).isEqualTo(objectKind);
        assertThat(type.material()).isEqualTo(Hoard.type(2, 0, objectKind).material());
        assertThat(type.denomination()).isEmpty();
        assertThat(one.jpeg()).isNotEqualTo(other.jpeg());
        assertThat(covered(one)).isBetween(0.05, 0.75);
        assertThat(covered(one))
                .isLessThan(0.97
                        * Math.PI
                        * one.outline().semiMajor()
                        * one.outline().semiMinor()
                        / (EDGE_PX * EDGE_PX));
    }

    @ParameterizedTest
    @EnumSource(SceneObject.class)
    void otherSceneObjectsDoNotCoverTheObject(SceneObject sceneObject) {
        // Given
        var surface = Hoard.surface(Hoard.specimen(Hoard.type(4, 1), 0), SpecimenSide.OBVERSE, EDGE_PX);

        // When
        var cluttered = Hoard.photograph(surface, 0, EDGE_PX, Set.of(sceneObject));

        // Then
        assertThat(cluttered.sceneObjects()).containsExactly(sceneObject);
        assertThat(cluttered.jpeg())
                .isEqualTo(Hoard.photograph(surface, 0, EDGE_PX, Set.of(sceneObject))
                        .jpeg());
        var outline = cluttered.outline();
        double round = Math.PI * outline.semiMajor() * outline.semiMinor() / (EDGE_PX * EDGE_PX);
        assertThat(covered(cluttered)).isBetween(0.9 * round, 1.02 * round);
        assertThat(cluttered.pxPerMm()).isBetween(EDGE_PX / 120.0, EDGE_PX / 12.0);
    }

    @Test
    void theTruthOfSeveralKindsNamesTheKindOfEach(@TempDir Path folder) throws Exception {
        // When
        int written = new HoardFolder(3, EDGE_PX, List.of(ObjectKind.COIN, ObjectKind.SHELL), 1)
                .write(folder, 2, 2, 1, (_, _) -> {});

        // Then
        assertThat(written).isEqualTo(4 + 2);
        var truths = Files.readAllLines(folder.resolve(HoardFolder.TRUTH_CSV));
        var head = List.of(truths.getFirst().split(","));
        assertThat(truths.subList(1, truths.size()).stream().map(row -> row.split(",", -1)[head.indexOf("subject")]))
                .containsExactly("coin", "coin", "coin", "coin", "shell", "shell");
        assertThat(truths.subList(1, truths.size()).stream().map(row -> row.split(",", -1)[head.indexOf("props")]))
                .noneMatch(props -> props.contains("other-side other"))
                .anyMatch(props -> !props.isEmpty());
    }

    private static double covered(SyntheticPhotograph photograph) {
        double sum = 0;
        for (int y = 0; y < EDGE_PX; y++) {
            for (int x = 0; x < EDGE_PX; x++) {
                sum += photograph.mask().cover(x, y) / 255.0;
            }
        }
        return sum / (EDGE_PX * EDGE_PX);
    }

    private static byte[] photograph(long seed, int type, int specimen) {
        return Hoard.photograph(Hoard.specimen(Hoard.type(seed, type), specimen), SpecimenSide.OBVERSE, 0, EDGE_PX)
                .jpeg();
    }
}
