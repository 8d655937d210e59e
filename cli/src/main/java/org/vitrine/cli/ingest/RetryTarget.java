package org.vitrine.cli.ingest;

import java.util.regex.Pattern;

/** What {@code ./vitrine retry} processes again; distinguished by the form of the name. */
sealed interface RetryTarget {

    record Image(String imageId) implements RetryTarget {}

    record Batch(String batchId) implements RetryTarget {}

    record Collection(String collectionId) implements RetryTarget {}

    Pattern IMAGE_ID = Pattern.compile("img-[a-z2-7]{26}");

    /** Hexadecimal: 16 digits of the time and 20 random ones; former releases had the random ones only. */
    Pattern BATCH_ID = Pattern.compile("b-([0-9a-f]{16})?[0-9a-f]{20}");

    /** A name that is neither an imageId nor a batchId is a collectionId. */
    static RetryTarget of(String name) {
        if (IMAGE_ID.matcher(name).matches()) {
            return new Image(name);
        }
        return BATCH_ID.matcher(name).matches() ? new Batch(name) : new Collection(name);
    }
}
