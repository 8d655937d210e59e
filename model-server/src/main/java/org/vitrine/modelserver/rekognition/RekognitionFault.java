package org.vitrine.modelserver.rekognition;

import org.vitrine.modelserver.wire.AwsFault;
import org.vitrine.modelserver.wire.AwsFaultException;

/** Creates the errors of Rekognition that this server returns. */
final class RekognitionFault {

    private RekognitionFault() {}

    static AwsFaultException invalidParameter(String message) {
        return AwsFault.of("InvalidParameterException", 400, message).toException();
    }

    static AwsFaultException invalidFormat(String message) {
        return AwsFault.of("InvalidImageFormatException", 400, message).toException();
    }

    static AwsFaultException tooLarge(String message) {
        return AwsFault.of("ImageTooLargeException", 400, message).toException();
    }

    static AwsFaultException invalidS3Object(String message) {
        return AwsFault.of("InvalidS3ObjectException", 400, message).toException();
    }

    static AwsFaultException busy(String message) {
        return AwsFault.of("ProvisionedThroughputExceededException", 400, message)
                .toException();
    }

    static AwsFaultException internal(String message) {
        return AwsFault.of("InternalServerError", 500, message).toException();
    }
}
