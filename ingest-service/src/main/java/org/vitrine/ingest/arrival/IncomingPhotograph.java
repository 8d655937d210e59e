package org.vitrine.ingest.arrival;

import org.vitrine.vision.inspect.Inspection;

/** Bytes that were read whole, hashed and found worth keeping, but are not kept yet. */
interface IncomingPhotograph extends AutoCloseable {

    String sha256();

    long sizeBytes();

    Inspection.Accepted inspection();

    /** Makes the bytes durable under a key; repeating it changes nothing. */
    void keep(String key);

    /** Lets go of whatever {@link #keep} did not make durable. */
    @Override
    void close();
}
