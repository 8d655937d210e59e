package org.vitrine.cli.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vitrine.cli.terminal.TextFormat;

/** Opens a CSV: detects encoding and separator, reads the header, and reports what was detected. */
final class CsvOpening {

    /** Detection reads so many bytes from the beginning of the file. */
    private static final int HEAD_BYTES = 4 << 20;

    /** Maximum number of blank rows before the header. */
    private static final int MAX_BLANK_ROWS = 10_000;

    private static final int MAX_SHOWN_NAME_LENGTH = 60;

    /** Excel writes this line if the separator differs from that of the locale. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\\s*\"?sep=(.)\"?\\s*", Pattern.CASE_INSENSITIVE);

    private CsvOpening() {}

    /**
     * Opens a CSV.
     *
     * @param stated encoding given by the user; a byte-order mark takes precedence
     */
    static PhotographSource.Opening open(Path csv, Optional<Charset> stated) throws IOException {
        try {
            byte[] head;
            try (var in = Files.newInputStream(csv)) {
                head = in.readNBytes(HEAD_BYTES);
            }
            if (head.length == 0) {
                return refused(csv, "it is empty");
            }
            return switch (EncodingDetection.of(head, isUtf8(csv))) {
                case EncodingDetection.Outcome.NotText(var sentence) when stated.isEmpty() -> refused(csv, sentence);
                case EncodingDetection.Outcome.NotText _ -> header(csv, stated.get(), 0, true);
                case EncodingDetection.Outcome.Found(var charset, var mark, var certain) ->
                    header(csv, mark > 0 ? charset : stated.orElse(charset), mark, certain || stated.isPresent());
            };
        } catch (NoSuchFileException missing) {
            return refused(csv, "there is no such file");
        } catch (AccessDeniedException denied) {
            return refused(csv, "it may not be read; change its permissions");
        }
    }

    private static PhotographSource.Opening header(Path csv, Charset charset, int mark, boolean certain)
            throws IOException {
        var statedSeparator = separatorLine(csv, charset, mark);
        if (statedSeparator.filter(CsvOpening::isUnknown).isPresent()) {
            return refused(
                    csv,
                    "its first line states the separator '%s'; save it with commas, semicolons, tabs or vertical bars"
                            .formatted(statedSeparator.get()));
        }
        int skipped = statedSeparator.isPresent() ? 1 : 0;
        Map<Separator, List<String>> headers = new HashMap<>();
        for (Separator separator : Separator.values()) {
            headers.put(
                    separator,
                    statedSeparator
                                    .filter(only -> only != separator.character())
                                    .isPresent()
                            ? List.of()
                            : firstRow(new CsvText(csv, charset, mark, separator.character(), skipped)));
        }
        var name = String.valueOf(csv.getFileName());
        return switch (SeparatorDetection.of(name, separator -> headers.getOrDefault(separator, List.of()))) {
            case SeparatorDetection.Outcome.Found(var separator, var header) -> {
                var text = new CsvText(csv, charset, mark, separator.character(), skipped);
                yield new PhotographSource.Opening.Opened(
                        new PhotographSource.Csv(text, header),
                        List.of("%s: read as %s%s, cells separated by %s."
                                .formatted(
                                        name,
                                        charset.name(),
                                        certain ? "" : " (detected; if that is wrong, name it with --encoding)",
                                        separator.displayName())));
            }
            case SeparatorDetection.Outcome.NoFileColumn none
            when none.header().names().isEmpty() -> refused(csv, "it has no row that is not blank");
            case SeparatorDetection.Outcome.NoFileColumn(var separator, var header) ->
                refused(
                        csv,
                        "its first row names no column 'file'. Read as %s with cells separated by %s, the columns are: %s. Name the column of the photographs' file names 'file'"
                                .formatted(charset.name(), separator.displayName(), columns(header)));
        };
    }

    private static boolean isUnknown(char separator) {
        return Arrays.stream(Separator.values()).noneMatch(known -> known.character() == separator);
    }

    private static String columns(CsvHeader header) {
        return header.names().stream()
                .limit(20)
                .map(name -> TextFormat.truncated(name, MAX_SHOWN_NAME_LENGTH))
                .collect(Collectors.joining(", "));
    }

    /** The first row that is not blank. */
    private static List<String> firstRow(CsvText text) throws IOException {
        try (var rows = CsvRows.of(text)) {
            return rows.limit(MAX_BLANK_ROWS)
                    .filter(PhotographSource.Csv::isHeader)
                    .map(row -> row instanceof CsvRow.Cells header ? header.cells() : List.<String>of())
                    .findFirst()
                    .orElse(List.of());
        }
    }

    private static Optional<Character> separatorLine(Path csv, Charset charset, int mark) throws IOException {
        try (var reader = CsvText.open(csv, charset, mark)) {
            var line = new StringBuilder();
            for (int c = reader.read(); c >= 0 && c != '\n' && c != '\r' && line.length() < 20; c = reader.read()) {
                line.append((char) c);
            }
            return Optional.of(SEPARATOR_LINE.matcher(line))
                    .filter(Matcher::matches)
                    .map(match -> match.group(1).charAt(0));
        }
    }

    /** Whether the whole file is valid UTF-8. */
    private static boolean isUtf8(Path csv) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(1 << 16);
        var characters = CharBuffer.allocate(1 << 16);
        try (var channel = Files.newByteChannel(csv)) {
            boolean ended = false;
            while (!ended) {
                ended = channel.read(bytes) < 0;
                bytes.flip();
                characters.clear();
                if (decoder.decode(bytes, characters, ended).isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }

    private static PhotographSource.Opening refused(Path csv, String sentence) {
        return new PhotographSource.Opening.Refused("'%s' cannot be read: %s.".formatted(csv, sentence));
    }
}
