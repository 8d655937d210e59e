package org.vitrine.ingest.deadletter;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The dead letters with the same stage, cause and collection, as JSON.
 *
 * @param group id of the group, 16 hexadecimal digits
 * @param topic topic of the records
 * @param stage stage that could not process them; absent for letters of releases that did not state it
 * @param exception class name of the failure
 * @param reason message of the failure without ids and numbers
 * @param collectionId their collection; absent where the records name none or cannot be decoded
 * @param letters number of letters; the sum of the four numbers that follow
 * @param open letters without outcome
 * @param replayed letters that were replayed
 * @param dropped letters that an operator dropped
 * @param unconfirmed letters whose replay was interrupted: their records may have been sent
 * @param firstAt when the oldest of them was dead-lettered
 * @param lastAt when the newest of them was dead-lettered
 * @param sample the newest of them, of the open ones where there are any
 */
record LetterGroup(
        String group,
        String topic,
        Optional<String> stage,
        String exception,
        String reason,
        Optional<String> collectionId,
        long letters,
        long open,
        long replayed,
        long dropped,
        long unconfirmed,
        Instant firstAt,
        Instant lastAt,
        Sample sample) {

    /**
     * One letter of a group.
     *
     * @param letter id of the letter
     * @param imageId image that it is about; absent where its key names none
     * @param journey path of the journey of that image
     */
    record Sample(String letter, Optional<String> imageId, Optional<String> journey) {

        static Sample of(ListedLetter letter) {
            return new Sample(
                    letter.id().toString(), letter.imageId(), letter.imageId().map(Sample::journeyPath));
        }

        static String journeyPath(String imageId) {
            return "/v1/images/" + imageId;
        }
    }

    /** Returns the groups of letters, the one with the newest letter first. Pure. */
    static List<LetterGroup> of(Collection<ListedLetter> letters) {
        Map<GroupKey, List<ListedLetter>> byGroup =
                letters.stream().collect(Collectors.groupingBy(ListedLetter::group));
        return byGroup.entrySet().stream()
                .map(group -> of(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(LetterGroup::lastAt).reversed().thenComparing(LetterGroup::group))
                .toList();
    }

    /** @param letters the letters of the group, at least one */
    static LetterGroup of(GroupKey key, Collection<ListedLetter> letters) {
        Map<String, Long> states = letters.stream()
                .collect(Collectors.groupingBy(
                        letter -> LetterOutcome.jsonName(letter.outcome()), TreeMap::new, Collectors.counting()));
        var oldest = letters.stream().min(ListedLetter.BY_AGE).orElseThrow();
        var newest = letters.stream().max(ListedLetter.BY_AGE).orElseThrow();
        var sample = letters.stream()
                .filter(ListedLetter::isOpen)
                .max(ListedLetter.BY_AGE)
                .orElse(newest);
        return new LetterGroup(
                key.id(),
                key.topic(),
                Optional.of(key.stage()).filter(stage -> !stage.isEmpty()),
                key.exception(),
                key.reason(),
                Optional.of(key.collectionId()).filter(collectionId -> !collectionId.isEmpty()),
                letters.size(),
                states.getOrDefault(LetterOutcome.OPEN, 0L),
                states.getOrDefault(LetterOutcome.Status.REPLAYED.jsonName(), 0L),
                states.getOrDefault(LetterOutcome.Status.DROPPED.jsonName(), 0L),
                states.getOrDefault(LetterOutcome.Status.CLAIMED.jsonName(), 0L),
                oldest.at(),
                newest.at(),
                Sample.of(sample));
    }
}
