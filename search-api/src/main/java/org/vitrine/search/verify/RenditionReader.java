package org.vitrine.search.verify;

import io.smallrye.mutiny.Uni;
import org.vitrine.imageindex.IndexedImage.Rendition;

/** Source of renditions, such as the image store. */
@FunctionalInterface
interface RenditionReader {

    /** Reads the encoded picture; fails if there is none. */
    Uni<byte[]> read(Rendition rendition);
}
