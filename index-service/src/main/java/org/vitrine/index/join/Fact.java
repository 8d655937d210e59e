package org.vitrine.index.join;

import org.vitrine.events.Classified;
import org.vitrine.events.Decided;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Proposed;

/** A fact about an image from which its document is joined; one kind per input topic. */
sealed interface Fact {

    /** The original bytes are stored. */
    record Arrived(ImageArrived fact) implements Fact {}

    /** The renditions were made. */
    record ImagePreprocessed(Preprocessed fact) implements Fact {}

    /** Labels and attributes were computed. */
    record ImageClassified(Classified fact) implements Fact {}

    /** The vector was computed. */
    record ImageEmbedded(Embedded fact) implements Fact {}

    /** The institution withdrew the image. */
    record Withdrawn(ImageWithdrawn fact) implements Fact {}

    /** The present decided state of the image and its specimen. */
    record DecidedStateChanged(Decided fact) implements Fact {}

    /** The answer of a search by this image. */
    record ItemsProposed(Proposed fact) implements Fact {}
}
