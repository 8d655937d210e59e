package org.vitrine.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.e2e.docs.DocumentationPages.ROOT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests that sources, messages and pages contain none of the figures of speech that {@code docs/language.md} lists. */
class LanguageTest {

    private static final Pattern PHRASE_ROW = Pattern.compile("^\\| `([^`]+)` \\|");
    private static final Pattern TEXT_FILE =
            Pattern.compile(".*\\.(?:java|md|json|avsc|properties|ts|mjs|html)|vitrine");

    /** Files that are not read: they list the phrases themselves, and the lock file names packages of others. */
    private static final Set<String> EXCLUDED_FILES =
            Set.of("language.md", "glossary.md", "CHANGELOG.md", "package-lock.json", "LanguageTest.java");

    @Test
    void noSourceAndNoPageHasAFigureOfSpeech() throws IOException {
        // Given
        var phrases = phrases(DocumentationPages.read(ROOT.resolve("docs/language.md")));
        var files = SourceFiles.withName(name -> TEXT_FILE.matcher(name).matches() && !EXCLUDED_FILES.contains(name));

        // When
        var anyPhrase = anyOf(phrases);
        var found = new ArrayList<String>();
        for (Path file : files) {
            occurrences(anyPhrase, DocumentationPages.read(file))
                    .forEach(each -> found.add(ROOT.relativize(file) + ":" + each));
        }

        // Then
        assertThat(phrases).hasSizeGreaterThan(10);
        assertThat(files).hasSizeGreaterThan(1_000);
        assertThat(found).as("docs/language.md names what to write instead").isEmpty();
    }

    @Test
    void aPhraseIsFoundWhateverItsCaseAndNotInsideAWord() {
        // Given
        var phrases = anyOf(List.of("is told", "asked of"));

        // When
        var found = occurrences(phrases, "A caller Is told so.\nbasked of\nIt is told\n");

        // Then
        assertThat(found).containsExactly("1 'Is told'", "3 'is told'");
    }

    /** Returns the first column of the table under "Phrases". */
    private static List<String> phrases(String page) {
        var section = page.substring(page.indexOf("## Phrases"));
        return section.lines()
                .map(PHRASE_ROW::matcher)
                .filter(row -> row.find())
                .map(row -> row.group(1))
                .toList();
    }

    private static Pattern anyOf(List<String> phrases) {
        return Pattern.compile(
                phrases.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(?:", ")\\b")),
                Pattern.CASE_INSENSITIVE);
    }

    /** Returns each occurrence as line number and found phrase. */
    private static List<String> occurrences(Pattern anyPhrase, String text) {
        var found = new ArrayList<String>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            var phrase = anyPhrase.matcher(line);
            while (phrase.find()) {
                found.add("%d '%s'".formatted(number, phrase.group()));
            }
        }
        return found;
    }
}
