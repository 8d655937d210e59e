package org.vitrine.index.join;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.vitrine.events.Classified;
import org.vitrine.events.Decided;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Proposed;

/** The serdes of the records of the join: with the schema registry, or in memory in tests. */
record FactFormats(
        Serde<ImageArrived> arrived,
        Serde<Preprocessed> preprocessed,
        Serde<Classified> classified,
        Serde<Embedded> embedded,
        Serde<ImageWithdrawn> withdrawn,
        Serde<Decided> decided,
        Serde<Proposed> proposed,
        Serde<ImageDocument> document) {

    /** Creates the serde of a type of record. */
    interface SerdeSource {
        <T extends SpecificRecord> Serde<T> of(Class<T> fact);
    }

    static FactFormats from(SerdeSource source) {
        return new FactFormats(
                source.of(ImageArrived.class),
                source.of(Preprocessed.class),
                source.of(Classified.class),
                source.of(Embedded.class),
                source.of(ImageWithdrawn.class),
                source.of(Decided.class),
                source.of(Proposed.class),
                source.of(ImageDocument.class));
    }
}
