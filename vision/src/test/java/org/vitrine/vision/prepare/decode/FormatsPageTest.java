package org.vitrine.vision.prepare.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.prepare.decode.FormatCase.Expected;

/** Tests that {@code docs/formats.md} is the table of the tested cases, and writes it on request. */
class FormatsPageTest {

    private static final Path PAGE = Path.of(System.getProperty("vitrine.root", ".."), "docs", "formats.md");

    @Test
    void thePageStatesWhatIsTested() throws IOException {
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
                var refused = (Inspection.Refused) new Inspector(InspectionLimits.STANDARD)
                        .inspect(kind.file().apply(1));
                yield "refused (`%s`): %s".formatted(refused.code().code(), refused.sentence());
            }
            case Expected.Decoded _
            when kind.format().equals("HEIF") ->
                "decoded by libheif where it is installed; else refused (`unsupported-format`) with how to export as JPEG";
            case Expected.Decoded decoded -> {
                var header = (Inspection.Accepted) new Inspector(InspectionLimits.STANDARD)
                        .inspect(kind.file().apply(1));
                yield "decoded by %s%s"
                        .formatted(
                                ImageDecoder.libraries(header).getFirst().title(),
                                decoded.note().isEmpty() ? "" : ", with a note: … %s …".formatted(decoded.note()));
            }
        };
    }

    private static String head() {
        return """
                # Formats

                Which files are accepted, how they are decoded, and which are refused at upload. The table is generated from `FormatCases` in `vision`. Its rows
                are tested with every orientation through every decoder path: whole, reduced, and too large for memory. Do not edit it. Change the cases, then run
                `mvn -pl vision -am test -Dtest=FormatsPageTest -Dvitrine.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false`.

                - **Orientation** (EXIF tag 274, also in PNG's eXIf and WebP's EXIF chunk) is applied once. A value other than 1 to 8 counts as 1.
                - **Alpha** is only what the file declares as alpha: TIFF's ExtraSamples 1 (associated) and 2 (unassociated), not 0 (unspecified). If less
                  than a thousandth of the picture would be covered by half or more, the picture is treated as opaque, with a note.
                - **Colour profiles** (ICC) of RGB, grey and CMYK are applied by LittleCMS. Those of output devices use the rendering intent that they name. A profile
                  that changes no colour by more than one step of 8 bits is sRGB, whatever its name. If a profile is broken or does not fit the picture,
                  colours stay as stored, with a note. CMYK without a profile becomes (255 − ink) × (255 − black) / 255.
                - **Colours without a profile** are taken as sRGB. If gAMA, cHRM or cICP of a PNG states others, a note names the chunk; no decoder in use applies them.
                  Convert such a picture to sRGB, or export it with a profile.
                - **Pages and frames**: of a TIFF the first page that is neither a reduced copy nor a mask; of an animation the first frame, on its canvas.
                - **A JPEG without its end marker** is accepted with a note if nothing else is missing. A truncated JPEG is refused.
                - **Memory**: at most 128 MiB of pixels are decoded at once. Larger pictures are subsampled while they are read. WebP and progressive JPEG can only be
                  decoded whole and are refused above that limit.
                - **HEIF** of phones (HEVC-coded, HEIC) is decoded by the system's libheif. Install Debian's package `libheif1` where ingest-service and
                  preprocess-service run; images built from their Dockerfiles contain it. The library applies rotation and mirroring of the picture; an EXIF
                  orientation beside them is ignored. AVIF is refused.
                - **Size of a file**: at most `vitrine.ingest.max-upload`, 64 MiB, for every upload path. `vitrine.preprocess.max-bytes` must be as large; a service does not
                  start otherwise. To accept more, raise both, raise `vitrine.preprocess.held-bytes` to at least as much, and the heap to twice that. Files
                  are in the heap while they are prepared (96 MiB of 320 MiB by default). Decoded pixels are outside the heap: at most 128 MiB, plus
                  copies, for each core.

                Notes appear in the step `decode` of a photograph's journey.

                | format | bits | colour | alpha | orientations | outcome |
                |---|---|---|---|---|---|
                """;
    }
}
