package org.vitrine.index.journey;

import java.util.Optional;

/** An event of the journey of an image, made from a record of one of the topics. */
public sealed interface JourneyEvent {

    /** The original bytes are stored. */
    record Arrived(ImageOwner owner, Arrival arrival, Optional<String> batchId) implements JourneyEvent {}

    /** A stage published a fact about the image. */
    record StageReported(ImageOwner owner, Kind kind, JourneyEntry entry) implements JourneyEvent {}

    /**
     * A record about the image was dead-lettered. It may be unreadable, so the owner is not part of the event.
     *
     * @param topic topic of the record
     */
    record DeadLettered(String topic, JourneyEntry entry) implements JourneyEvent {}

    /** An upload with a batch that changed nothing, or that the upload API refused. */
    record UploadedWithBatch(ImageOwner owner, String batchId, BatchPosting posting) implements JourneyEvent {}

    /** The kinds of facts, each with the stage that it leads to. */
    enum Kind {
        PREPROCESSED(Stage.PREPROCESSED),
        CLASSIFIED(Stage.CLASSIFIED),
        EMBEDDED(Stage.EMBEDDED),
        INDEXED(Stage.INDEXED),
        /** Rejected by a stage after the bytes had arrived. */
        REJECTED(Stage.REJECTED),
        /** Refused by the upload API: the bytes never arrived. */
        REFUSED(Stage.REJECTED),
        WITHDRAWN(Stage.WITHDRAWN);

        private final Stage stage;

        Kind(Stage stage) {
            this.stage = stage;
        }

        public Stage stage() {
            return stage;
        }
    }
}
