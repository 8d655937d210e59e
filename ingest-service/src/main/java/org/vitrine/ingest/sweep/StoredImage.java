package org.vitrine.ingest.sweep;

import java.util.List;

/** What lies in the store of one image. */
record StoredImage(String imageId, List<StoredObject> originals, List<StoredObject> renditions, boolean hasReceipt) {

    StoredImage {
        originals = List.copyOf(originals);
        renditions = List.copyOf(renditions);
    }
}
