package org.vitrine.search.verify;

import io.smallrye.mutiny.Uni;
import org.vitrine.imageindex.IndexedImage.Rendition;

/** Where renditions are read. */
@FunctionalInterface
interface RenditionReader {

    /** The encoded picture; fails where there is none. */
    Uni<byte[]> read(Rendition rendition);
}
