package org.vitrine.ingest.deadletter;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Identifies a dead letter by its place in Kafka. As text {@code topic:partition:offset}, for example
 * {@code embedded-dead-letter:3:42}; that text is the key of topic {@code dead-letter-outcomes}.
 *
 * @param topic dead-letter topic, one of {@link LetterTopics#deadLetterTopics}
 */
record LetterId(String topic, int partition, long offset) implements Comparable<LetterId> {

    private static final Pattern FORM = Pattern.compile("([a-z0-9-]{1,100}):([0-9]{1,9}):([0-9]{1,18})");

    private static final Comparator<LetterId> ORDER = Comparator.comparing(LetterId::topic)
            .thenComparingInt(LetterId::partition)
            .thenComparingLong(LetterId::offset);

    /** Reads the text; empty where it has another form or names no dead-letter topic of Vitrine. */
    static Optional<LetterId> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches() && LetterTopics.deadLetterTopics().contains(parts.group(1))
                ? Optional.of(
                        new LetterId(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public int compareTo(LetterId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s:%d:%d".formatted(topic, partition, offset);
    }
}
