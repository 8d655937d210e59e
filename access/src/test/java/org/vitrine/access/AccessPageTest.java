package org.vitrine.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/access.md} states what each role may do. */
class AccessPageTest {

    private static final Path PAGE = Path.of(System.getProperty("vitrine.root"), "docs", "access.md");

    @Test
    void theTableOfRolesIsThatOfTheCode() throws IOException {
        // Given
        var page = Files.readString(PAGE);

        // When
        var table = table();

        // Then
        assertThat(page).contains(table);
    }

    private static String table() {
        var permissions = Arrays.stream(Permission.values()).map(Permission::word);
        var rows = Arrays.stream(Role.values())
                .map(role -> Stream.concat(
                        Stream.of("`%s`".formatted(role.claimValue())),
                        Arrays.stream(Permission.values()).map(permission -> role.has(permission) ? "yes" : "")));
        return Stream.concat(
                        Stream.of(
                                row(Stream.concat(Stream.of("role"), permissions)),
                                "|" + "---|".repeat(Permission.values().length + 1)),
                        rows.map(AccessPageTest::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }
}
