package org.vitrine.e2e.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Markdown file of the repository.
 *
 * @param file path of the file
 * @param lines lines of the file
 */
record MarkdownPage(Path file, List<String> lines) {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");
    private static final Pattern TABLE_RULE = Pattern.compile("\\|?[\\s:|-]*\\|?");
    private static final Pattern LIST_MARK = Pattern.compile("^\\s*(?:[-*]|\\d+\\.)\\s+");
    private static final Pattern INDENTED = Pattern.compile("^(?: {4}|\\t).*");

    /** A sentence ends at a full stop, question mark or exclamation mark that white space follows. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<!\\be\\.g|\\bi\\.e)(?<=[.?!])[)\"*_]*\\s+");

    MarkdownPage {
        lines = List.copyOf(lines);
    }

    static MarkdownPage read(Path file) {
        try {
            return new MarkdownPage(file, Files.readAllLines(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(file + " cannot be read", fault);
        }
    }

    /** Returns the targets of links, as written. */
    List<String> links() {
        var text = CODE_SPAN.matcher(String.join("\n", withoutFences())).replaceAll("code");
        return LINK.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Returns the anchors of headings, as links name them. */
    List<String> anchors() {
        return withoutFences().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\d -]", "").replace(' ', '-'))
                .toList();
    }

    /** Returns the lines of code blocks and the code spans. */
    List<String> codeLines() {
        var code = new ArrayList<String>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (fenced || INDENTED.matcher(line).matches()) {
                code.add(line.strip());
            } else {
                CODE_SPAN
                        .matcher(line)
                        .results()
                        .map(MatchResult::group)
                        .forEach(span -> code.add(span.replace("`", "")));
            }
        }
        return List.copyOf(code);
    }

    /**
     * Returns the sentences of paragraphs, list items, headings and table cells; a code span counts as one word, a link
     * as its text.
     */
    List<String> sentences() {
        return blocks().stream()
                .map(MarkdownPage::plainText)
                .flatMap(block -> Arrays.stream(SENTENCE_END.split(block)))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private List<String> blocks() {
        var blocks = new ArrayList<String>();
        var block = new StringBuilder();
        for (String line : withoutFences()) {
            boolean isTableRow = line.stripLeading().startsWith("|");
            boolean startsBlock = line.isBlank()
                    || isTableRow
                    || line.startsWith("#")
                    || LIST_MARK.matcher(line).find();
            if (startsBlock) {
                blocks.add(block.toString());
                block.setLength(0);
            }
            if (isTableRow) {
                if (!TABLE_RULE.matcher(line).matches()) {
                    blocks.addAll(Arrays.asList(line.split("(?<!\\\\)\\|")));
                }
            } else if (!line.isBlank()
                    && !(block.toString().isBlank()
                            && INDENTED.matcher(line).matches()
                            && !LIST_MARK.matcher(line).find())) {
                block.append(LIST_MARK.matcher(line).replaceFirst("")).append(' ');
            }
        }
        blocks.add(block.toString());
        return List.copyOf(blocks);
    }

    private List<String> withoutFences() {
        var unfenced = new ArrayList<String>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
                unfenced.add("");
            } else if (!fenced) {
                unfenced.add(line);
            }
        }
        return List.copyOf(unfenced);
    }

    private static String plainText(String block) {
        return CODE_SPAN
                .matcher(block)
                .replaceAll("code")
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("[*_#>]", "")
                .replaceAll("\\s+", " ");
    }

    /**
     * Returns the number of words of a sentence. A word is a run of characters without a blank that has a letter or a
     * digit.
     */
    static long wordCount(String sentence) {
        return Stream.of(sentence.split("\\s+"))
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .count();
    }
}
