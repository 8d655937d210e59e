package org.vitrine.ingest.reconciliation;

import java.util.List;

/**
 * The objects of one image in the store.
 *
 * @param receipts receipts of its versions, and the copy of the newest one
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
