package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the IAM table of docs/aws.md with the prefixes under which the code writes. */
class IamTableTest {

    private static final Path ROOT = Path.of(System.getProperty("vitrine.root", ".."));
    private static final Pattern RESOURCE = Pattern.compile("`(?:arn:aws:s3:::BUCKET/)?([a-z-]+)/\\*`");
    /** The prefix of the drop box, which Vitrine only reads; institutions write there. */
    private static final String DROP_BOX = "drop";

    @Test
    void everyPrefixThatIsWrittenIsInTheTableAndNoOther() throws IOException {
        // Given
        var written = Arrays.stream(StorePrefix.values())
                .map(prefix -> prefix.path().replace("/", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        // When
        Set<String> listed = prefixes(
                rows().stream().filter(row -> row.contains("PutObject")).toList());

        // Then
        assertThat(listed).isEqualTo(written);
    }

    @Test
    void whatIsReadOrDeletedIsWrittenBySomeService() throws IOException {
        // Given
        var written = Arrays.stream(StorePrefix.values())
                .map(prefix -> prefix.path().replace("/", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        written.add(DROP_BOX);

        // When
        Set<String> listed = prefixes(rows());

        // Then
        assertThat(listed).isEqualTo(written);
    }

    @Test
    void noServiceSpellsAPrefixItself() throws IOException {
        // Given
        var names = Arrays.stream(StorePrefix.values())
                .map(prefix -> prefix.path().replace("/", ""))
                .collect(Collectors.joining("|"));
        // A key has a folder and a file after the prefix; a path of the API has braces or one segment only.
        var key = Pattern.compile("\"(?:" + names + ")/%");

        // When
        List<String> spelled = sources().stream()
                .filter(file -> key.matcher(read(file)).find())
                .map(file -> ROOT.relativize(file).toString())
                .toList();

        // Then
        assertThat(spelled).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(ROOT, 12)) {
            return files.filter(file ->
                            file.toString().matches(".*-service/src/main/.*\\.java|.*search-api/src/main/.*\\.java"))
                    .toList();
        }
    }

    private static List<String> rows() throws IOException {
        var page = Files.readString(ROOT.resolve("docs").resolve("aws.md"));
        var section = page.substring(page.indexOf("## IAM"), page.indexOf("## Settings"));
        return section.lines().filter(line -> line.startsWith("|")).toList();
    }

    private static Set<String> prefixes(List<String> rows) {
        return rows.stream()
                .flatMap(row -> RESOURCE.matcher(row).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
