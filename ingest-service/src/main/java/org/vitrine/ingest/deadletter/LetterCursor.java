package org.vitrine.ingest.deadletter;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the order of letters by age, also where its letter has left the index. As text
 * {@code MILLISECONDS:TOPIC:PARTITION:OFFSET}.
 *
 * @param at when the letter was dead-lettered, in milliseconds
 */
record LetterCursor(Instant at, LetterId letter) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}):(.{1,140})");

    static LetterCursor of(ListedLetter letter) {
        return new LetterCursor(letter.at(), letter.id());
    }

    /** Reads the text; empty where it has another form. */
    static Optional<LetterCursor> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? LetterId.parse(parts.group(2))
                        .map(letter -> new LetterCursor(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), letter))
                : Optional.empty();
    }

    boolean isOlderThan(ListedLetter other) {
        return compare(other) < 0;
    }

    boolean isNewerThan(ListedLetter other) {
        return compare(other) > 0;
    }

    /** Compares as {@link ListedLetter#BY_AGE} does. */
    private int compare(ListedLetter other) {
        int byTime = at.compareTo(other.at());
        return byTime == 0 ? letter.compareTo(other.id()) : byTime;
    }

    @Override
    public String toString() {
        return "%d:%s".formatted(at.toEpochMilli(), letter);
    }
}
