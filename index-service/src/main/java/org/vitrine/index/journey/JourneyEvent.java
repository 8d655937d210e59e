package org.vitrine.index.journey;

import java.util.Optional;

/** One thing that happened to an image. */
public sealed interface JourneyEvent {

    /** The bytes are here. */
    record Arrived(ImageOwner owner, Arrival arrival, Optional<String> batchId) implements JourneyEvent {}

    /** A stage said something. */
    record Said(ImageOwner owner, Kind kind, JourneyEntry entry) implements JourneyEvent {}

    /** A record about the image was given up on; whose image it is may be unreadable. */
    record GivenUp(String topic, JourneyEntry entry) implements JourneyEvent {}

    /** A batch sent something that changed nothing, or was refused by the upload API. */
    record PostedWith(ImageOwner owner, String batchId, BatchPosting posting) implements JourneyEvent {}

    /** What can be said, and which stage that is. */
    enum Kind {
        PREPROCESSED(Stage.PREPROCESSED),
        CLASSIFIED(Stage.CLASSIFIED),
        EMBEDDED(Stage.EMBEDDED),
        INDEXED(Stage.INDEXED),
        /** By a stage, of bytes that had arrived. */
        REJECTED(Stage.REJECTED),
        /** By the upload API: the bytes never arrived. */
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
