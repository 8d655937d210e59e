package org.vitrine.ingest.reconciliation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * A finding of a reconciliation run: an object that should not be in the store, or one that is missing.
 *
 * @param imageId image to which the object belongs; empty for objects of no image, such as unfinished uploads
 * @param key key of the object that is there and should not be, or should be there and is not
 * @param sentence describes the finding for operators
 */
public record ReconciliationFinding(Kind kind, Optional<String> imageId, String key, String sentence) {

    /** The kind of finding, and whether a run may remove the object without a decision by an operator. */
    public enum Kind {
        /** An original that was stored and never announced: its sender had no answer and will send it again. */
        OBJECT_WITHOUT_EVENT(true),
        /** An original that was announced and is missing. */
        EVENT_WITHOUT_OBJECT(false),
        /** An image that was announced and has no receipt; it gets one when it is sent again. */
        EVENT_WITHOUT_RECEIPT(false),
        /** Originals or renditions of an image that its institution has withdrawn. */
        LEFT_AFTER_WITHDRAWAL(true),
        /** Parts, bytes or tickets of an upload that was never completed. */
        ABANDONED_UPLOAD(true),
        /**
         * An original, a rendition or a receipt of a version that was replaced longer ago than the retention for such
         * objects.
         */
        SUPERSEDED(true),
        /** A report of a sweep that is older than the retention for reports. */
        OLD_REPORT(true),
        /**
         * A batch that was opened longer ago than the retention for batches, and of which index-service counts no
         * photographs any more.
         */
        OLD_BATCH(true);

        private final boolean removable;

        Kind(boolean removable) {
            this.removable = removable;
        }

        /** Returns whether a run with repair may remove the object. */
        public boolean isRemovable() {
            return removable;
        }

        /** Returns the name of the kind in kebab-case, as in JSON and metrics. */
        @JsonValue
        public String kebabName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
