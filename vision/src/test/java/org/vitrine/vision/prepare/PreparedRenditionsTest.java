package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.vision.prepare.CoinPictures.coin;
import static org.vitrine.vision.prepare.CoinPictures.encoded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Rendition;

/** Tests which renditions the preparation makes, and what they contain. */
class PreparedRenditionsTest {

    private final Preparer preparer = new Preparer(PreparationPlan.STANDARD);

    @Test
    void theSameBytesMakeTheSameRenditions() throws IOException {
        // Given
        var photograph = encoded(coin(500, 400, 250, 200, 150), "jpg");

        // When
        var once = (Prepared) preparer.prepare(photograph);
        var again = (Prepared) preparer.prepare(photograph);

        // Then
        assertThat(again.renditions()).isEqualTo(once.renditions());
    }

    @Test
    void onlyTheRequestedRenditionsAreMadeAndTheyAreTheSame() throws IOException {
        // Given
        var photograph = encoded(coin(500, 400, 250, 200, 150), "jpg");
        var all = (Prepared) preparer.prepare(photograph);

        // When
        var some = (Prepared) preparer.prepare(
                photograph, ManualPlacement.NONE, Set.of(Rendition.Kind.ACCESS, Rendition.Kind.PREPARED), false);

        // Then
        assertThat(all.renditions()).extracting(Rendition::kind).containsExactly(Rendition.Kind.values());
        assertThat(some.renditions())
                .containsExactly(all.rendition(Rendition.Kind.PREPARED), all.rendition(Rendition.Kind.ACCESS));
        assertThat(some.quality()).isEqualTo(all.quality());
    }

    @Test
    void noRenditionCarriesWhatTheCameraWroteIntoTheFile() throws IOException {
        // Given
        var photograph = withExif(encoded(coin(500, 400, 250, 200, 150), "jpg"));

        // When
        var prepared = (Prepared) preparer.prepare(photograph);

        // Then
        for (Rendition rendition : prepared.renditions()) {
            var text = new String(rendition.bytes().toByteArray(), StandardCharsets.ISO_8859_1);
            assertThat(text)
                    .as(rendition.kind().name())
                    .doesNotContain("Exif")
                    .doesNotContain("eXIf")
                    .doesNotContain("GPS");
        }
    }

    /** Returns the JPEG with an EXIF block that contains a GPS directory, directly after the start of the image. */
    private static byte[] withExif(byte[] jpeg) {
        var exif = new ByteArrayOutputStream();
        exif.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, 0x2e});
        exif.writeBytes("Exif\0\0MM\0*\0\0\0\b".getBytes(StandardCharsets.ISO_8859_1));
        exif.writeBytes(new byte[] {0, 1, (byte) 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x1a, 0, 0, 0, 0});
        while (exif.size() < 4 + 0x2e) {
            exif.write(0);
        }
        exif.write(jpeg, 2, jpeg.length - 2);
        return exif.toByteArray();
    }
}
