package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    private final Path folder;

    FingerprintTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theSameJarsGiveTheSameDigest() throws IOException {
        // Given
        Path jar = jar("a.jar", "one", 1000);

        // Then
        assertThat(digest(jar)).isEqualTo(digest(jar)).matches("[0-9a-f]{24}");
    }

    @Test
    void aNewerJarGivesAnother() throws IOException {
        // Given
        Path jar = jar("a.jar", "one", 1000);
        String before = digest(jar);

        // When
        Files.setLastModifiedTime(jar, FileTime.fromMillis(2000));

        // Then
        assertThat(digest(jar)).isNotEqualTo(before);
    }

    @Test
    void aJarOfAnotherSizeGivesAnother() throws IOException {
        // Given
        String before = digest(jar("a.jar", "one", 1000));

        // When
        String after = digest(jar("a.jar", "three", 1000));

        // Then
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void orderMatters() throws IOException {
        // Given
        Path one = jar("a.jar", "one", 1000);
        Path two = jar("b.jar", "two", 1000);

        // Then
        assertThat(new Fingerprint().jars(List.of(one, two)).hex())
                .isNotEqualTo(new Fingerprint().jars(List.of(two, one)).hex());
    }

    @Test
    void textsAreDistinguishedByTheirLengths() {
        assertThat(new Fingerprint().text("ab").text("c").hex())
                .isNotEqualTo(new Fingerprint().text("a").text("bc").hex());
    }

    @Test
    void theOrderOfAMapDoesNotMatter() {
        assertThat(new Fingerprint().map(Map.of("a", "1", "b", "2")).hex())
                .isEqualTo(new Fingerprint().map(Map.of("b", "2", "a", "1")).hex());
    }

    private static String digest(Path jar) throws IOException {
        return new Fingerprint().jars(List.of(jar)).hex();
    }

    private Path jar(String name, String content, long modified) throws IOException {
        Path jar = Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(modified));
        return jar;
    }
}
