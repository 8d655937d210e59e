package org.vitrine.search.compare;

import java.util.Base64;
import java.util.Optional;
import org.vitrine.search.photograph.PreparedPhotograph;

/**
 * A prepared picture, as an operand of a comparison.
 *
 * @param imageId absent for a photograph that is not indexed
 * @param address where clients find the picture: a path on this server or a data URI
 * @param content the encoded picture
 */
record ComparedPicture(Optional<String> imageId, String address, EncodedPicture content) {

    /** Bytes of an encoded picture with their media type. Compared by identity. The bytes must not be changed. */
    static final class EncodedPicture {

        private final byte[] bytes;
        private final String mediaType;

        EncodedPicture(byte[] bytes, String mediaType) {
            this.bytes = bytes;
            this.mediaType = mediaType;
        }

        byte[] bytes() {
            return bytes;
        }

        String dataUri() {
            return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
        }
    }

    static ComparedPicture of(PreparedPhotograph.Picture prepared) {
        return new ComparedPicture(
                Optional.empty(), prepared.dataUri(), new EncodedPicture(prepared.bytes(), prepared.mediaType()));
    }
}
