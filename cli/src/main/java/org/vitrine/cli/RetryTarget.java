package org.vitrine.cli;

import java.util.regex.Pattern;

/** What a person names to be processed again. */
sealed interface RetryTarget {

    record Image(String imageId) implements RetryTarget {}

    record Batch(String batchId) implements RetryTarget {}

    record Collection(String collectionId) implements RetryTarget {}

    Pattern IMAGE_ID = Pattern.compile("img-[a-z2-7]{26}");

    /** Of 16 digits for the time and 20 random ones; of the latter alone in former releases. */
    Pattern BATCH_ID = Pattern.compile("b-([0-9a-f]{16})?[0-9a-f]{20}");

    static RetryTarget of(String name) {
        if (IMAGE_ID.matcher(name).matches()) {
            return new Image(name);
        }
        return BATCH_ID.matcher(name).matches() ? new Batch(name) : new Collection(name);
    }
}
