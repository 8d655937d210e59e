package org.vitrine.cli.ingest;

import org.vitrine.cli.source.EntryOrigin;
import org.vitrine.cli.source.PhotographFile;

/**
 * A photograph to send, with the digest of its bytes.
 *
 * @param origin where the source names it
 * @param sha256 64 lower-case hexadecimal digits
 */
record HashedPhotograph(PhotographFile photograph, EntryOrigin origin, String sha256) {}
