package org.vitrine.ingest.deadletter;

import java.util.Optional;
import org.vitrine.flow.DeadLetterCause;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.identity.Sha256Hex;

/**
 * What the letters of one group have in common.
 *
 * @param topic source topic
 * @param stage stage that could not process the records; empty where the letters do not state it
 * @param exception class name of the failure; empty where the letters do not state it
 * @param reason normalised reason
 * @param collectionId collection of the records; empty where they name none or cannot be decoded
 */
record GroupKey(String topic, String stage, String exception, String reason, String collectionId) {

    private static final int ID_LENGTH = 16;
    private static final int MAX_NAME_LENGTH = 200;

    static GroupKey of(String topic, Optional<DeadLetterCause> cause, Optional<String> collectionId) {
        return new GroupKey(
                topic,
                cause.map(DeadLetterCause::stage).map(GroupKey::bounded).orElse(""),
                cause.map(DeadLetterCause::exception).map(GroupKey::bounded).orElse(""),
                cause.map(DeadLetterCause::reason).map(NormalizedReason::of).orElse("the letter states no cause"),
                collectionId.filter(NameRules::isSlug).orElse(""));
    }

    /** Returns at most {@value #MAX_NAME_LENGTH} characters: anybody who may write the topic may write any header. */
    private static String bounded(String name) {
        return NameRules.shortened(name, MAX_NAME_LENGTH);
    }

    /** Returns the id of the group: 16 hexadecimal digits, the same in every replica and after each restart. */
    String id() {
        return Sha256Hex.hex(String.join("\u0000", topic, stage, exception, reason, collectionId))
                .substring(0, ID_LENGTH);
    }
}
