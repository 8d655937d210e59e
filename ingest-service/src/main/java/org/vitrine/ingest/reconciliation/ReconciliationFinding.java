package org.vitrine.ingest.reconciliation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that does not belong together.
 *
 * @param imageId of whose image; empty for uploads, which are nobody's yet
 * @param key of the object that is there and should not be, or should be there and is not
 */
public record ReconciliationFinding(Kind kind, Optional<String> imageId, String key, String sentence) {

    /** What is wrong, and whether mending it is safe without asking anybody. */
    public enum Kind {
        /** An original that was stored and never announced: its sender had no answer and will send it again. */
        OBJECT_WITHOUT_EVENT(true),
        /** An original that was announced and is gone. */
        EVENT_WITHOUT_OBJECT(false),
        /** An image that was announced and has no receipt: it comes to have one when it is sent again. */
        EVENT_WITHOUT_RECEIPT(false),
        /** Originals or renditions of an image that its institution took back. */
        LEFT_AFTER_WITHDRAWAL(true),
        /** Parts, bytes or tickets of an upload that nobody completed. */
        ABANDONED_UPLOAD(true),
        /** An original, a rendition or a receipt of a version that was replaced longer ago than it is kept. */
        SUPERSEDED(true),
        /** A report of a sweep that is older than reports are kept. */
        OLD_REPORT(true),
        /** A batch that was opened longer ago than batches are kept, and of which nothing is counted any more. */
        OLD_BATCH(true);

        private final boolean removable;

        Kind(boolean removable) {
            this.removable = removable;
        }

        /** Whether the object named may go. */
        public boolean isRemovable() {
            return removable;
        }

        /** In kebab-case. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
