package org.vitrine.index.journey;

import java.util.Optional;

/** One thing that happened to an image. */
public sealed interface Happening {

    /** The bytes are here. */
    record Arrived(Owner owner, Arrival arrival, Optional<String> batchId) implements Happening {}

    /** A stage said something. */
    record Said(Owner owner, Kind kind, Entry entry) implements Happening {}

    /** A record about the image was given up on; whose image it is may be unreadable. */
    record GivenUp(String topic, Entry entry) implements Happening {}

    /** A batch sent something that changed nothing, or was refused at the door. */
    record PostedWith(Owner owner, String batchId, Posting posting) implements Happening {}

    /** What can be said, and which stage that is. */
    enum Kind {
        PREPROCESSED(Stage.PREPROCESSED),
        CLASSIFIED(Stage.CLASSIFIED),
        EMBEDDED(Stage.EMBEDDED),
        INDEXED(Stage.INDEXED),
        /** By a stage, of bytes that had arrived. */
        REJECTED(Stage.REJECTED),
        /** At the door: the bytes never arrived. */
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
