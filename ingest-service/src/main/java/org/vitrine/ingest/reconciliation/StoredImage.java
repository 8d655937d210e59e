package org.vitrine.ingest.reconciliation;

import java.util.List;

/**
 * What lies in the store of one image.
 *
 * @param receipts of its versions, and the copy of the newest
 */
record StoredImage(
        String imageId, List<StoredObject> originals, List<StoredObject> renditions, List<StoredObject> receipts) {

    StoredImage {
        originals = List.copyOf(originals);
        renditions = List.copyOf(renditions);
        receipts = List.copyOf(receipts);
    }

    boolean hasReceipt() {
        return !receipts.isEmpty();
    }
}
