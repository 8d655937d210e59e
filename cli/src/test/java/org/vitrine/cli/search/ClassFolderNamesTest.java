package org.vitrine.cli.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassFolderNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "silver | silver",
                "RIC 7/1 | RIC 7_1",
                "../../etc | _.._etc",
                ".hidden. | hidden",
                "Münster (Westf.) | Münster (Westf.)",
                "a:b*c? | a_b_c_",
                "... | _"
            })
    void aNameIsReadableAndValidOnEachFileSystem(String label, String name) {
        assertThat(ClassFolderNames.of(List.of(label), List.of())).containsEntry(label, name);
    }

    @Test
    void classesOfTheSameNameHaveDifferentFolders() {
        // When
        var names = ClassFolderNames.of(List.of("RIC 7/1", "RIC 7:1", "Silver", "silver", "gold"), List.of());

        // Then
        assertThat(names.values()).doesNotHaveDuplicates();
        assertThat(names.get("RIC 7/1")).matches("RIC 7_1-[0-9a-f]{8}");
        assertThat(names.get("Silver")).matches("Silver-[0-9a-f]{8}");
        assertThat(names).containsEntry("gold", "gold");
    }

    @Test
    void aReservedNameIsNotTheNameOfAFolder() {
        assertThat(ClassFolderNames.of(List.of("Labels.csv"), List.of("labels.csv"))
                        .get("Labels.csv"))
                .matches("Labels\\.csv-[0-9a-f]{8}");
    }

    @Test
    void aLongNameIsShortened() {
        // Given
        String label = "貨".repeat(400);

        // When
        var names = ClassFolderNames.of(List.of(label, label + "幣"), List.of());

        // Then
        assertThat(names.values()).doesNotHaveDuplicates().allSatisfy(name -> assertThat(name.getBytes(UTF_8))
                .hasSizeLessThanOrEqualTo(255));
    }
}
