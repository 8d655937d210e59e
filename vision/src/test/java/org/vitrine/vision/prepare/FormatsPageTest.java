package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.inspect.Limits;
import org.vitrine.vision.prepare.FormatCase.Expected;

/** {@code docs/formats.md} is written from the table that is tested. */
class FormatsPageTest {

    private static final Path PAGE = Path.of(System.getProperty("vitrine.root", ".."), "docs", "formats.md");

    @Test
    void thePageSaysWhatIsTested() throws IOException {
        // Given
        var generated =
                head() + FormatCases.all().stream().map(FormatsPageTest::row).collect(Collectors.joining());

        // When
        if (Boolean.getBoolean("vitrine.docs.write")) {
            Files.writeString(PAGE, generated);
        }

        // Then
        assertThat(Files.readString(PAGE))
                .as("docs/formats.md is stale; its head says how to write it anew")
                .isEqualTo(generated);
    }

    private static String row(FormatCase kind) {
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        kind.format(),
                        kind.bits(),
                        kind.colour(),
                        kind.alpha(),
                        kind.orientable() ? "1 to 8" : kind.format().equals("HEIF") ? "irot, imir" : "none",
                        outcome(kind));
    }

    private static String outcome(FormatCase kind) {
        return switch (kind.expected()) {
            case Expected.Refused _ -> {
                var refused = (Inspection.Refused)
                        new Inspector(Limits.STANDARD).inspect(kind.file().apply(1));
                yield "refused (`%s`): %s".formatted(refused.code().code(), refused.sentence());
            }
            case Expected.Decoded _
            when kind.format().equals("HEIF") ->
                "decoded by libheif where it is installed; else refused (`unsupported-format`) with how to export as JPEG";
            case Expected.Decoded decoded -> {
                var header = (Inspection.Accepted)
                        new Inspector(Limits.STANDARD).inspect(kind.file().apply(1));
                yield "decoded by %s%s"
                        .formatted(
                                Decoder.libraries(header).getFirst().title(),
                                decoded.note().isEmpty() ? "" : ", with a note: … %s …".formatted(decoded.note()));
            }
        };
    }

    private static String head() {
        return """
                # Formats

                What is taken, what becomes of it, and what is refused when it is posted. The table is generated from `FormatCases` in
                `vision`, whose rows are tested with every orientation by every way through the decoders: whole, reduced, and as what is too
                large for memory. Do not edit it: change the cases, then run
                `mvn -pl vision -am test -Dtest=FormatsPageTest -Dvitrine.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false`.

                - **Orientation** (EXIF tag 274, also in PNG's eXIf and WebP's EXIF chunk) is applied once. A value other than 1 to 8 is taken for 1.
                - **Alpha** is what the file calls alpha, nothing else: TIFF's ExtraSamples 1 (associated) and 2 (unassociated), not 0 (unspecified).
                  Where less than a thousandth of the picture would be covered by half or more, the picture is taken as opaque, with a note.
                - **Colour profiles** (ICC) of RGB, grey and CMYK are applied by LittleCMS, those of output devices in the rendering intent that they name. A profile that leaves
                  every colour as it is within a step of 8 bits is sRGB, whatever its name. Where a profile is not of the kind of the picture's colours
                  or is broken, colours are kept as stored, with a note. CMYK without a profile becomes (255 − ink) × (255 − black) / 255.
                - **Pages and frames**: of a TIFF the first page that is neither a reduced copy nor a mask, of an animation the first frame, on its canvas.
                - **A JPEG without its end marker** is taken with a note, if nothing else is missing; the JDK's decoder says whether anything is. What is
                  cut short is refused.
                - **Memory**: at most 128 MiB of pixels are decoded at once. What is larger is thinned while it is read; WebP and progressive JPEG can only
                  be decoded whole and are refused above that.

                - **HEIF** as phones write it (HEVC-coded, HEIC) is decoded by the system's libheif: Debian's package `libheif1`, on the machines of
                  ingest-service and of preprocess-service; images that are built from their Dockerfiles have it. Turning and mirroring are properties of the picture, applied by the library; an EXIF
                  orientation beside them does not count. AVIF is refused.
                - **Size of a file**: at most `vitrine.ingest.max-upload`, 64 MiB, by every way in; `vitrine.preprocess.max-bytes` is as much, and a service
                  does not start where they do not fit together. To take more, raise both, `vitrine.preprocess.held-bytes` to at least as much, and the heap
                  to twice that: files lie in the heap while they are prepared (96 MiB of 320 MiB as shipped), decoded pixels outside it
                  (at most 128 MiB and copies for each of as many photographs as there are cores).

                Notes stand in the step `decode` of a photograph's journey.

                | format | bits | colour | alpha | orientations | outcome |
                |---|---|---|---|---|---|
                """;
    }
}
