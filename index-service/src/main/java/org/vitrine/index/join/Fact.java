package org.vitrine.index.join;

import org.vitrine.events.Classified;
import org.vitrine.events.Decided;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Proposed;

/** One of the facts that a document is joined from. */
sealed interface Fact {

    record Arrived(ImageArrived fact) implements Fact {}

    record Prepared(Preprocessed fact) implements Fact {}

    record Described(Classified fact) implements Fact {}

    record Measured(Embedded fact) implements Fact {}

    record Withdrawn(ImageWithdrawn fact) implements Fact {}

    /** What people decided, as it counts now. */
    record Judged(Decided fact) implements Fact {}

    /** What a search by it answers. */
    record Suggested(Proposed fact) implements Fact {}
}
