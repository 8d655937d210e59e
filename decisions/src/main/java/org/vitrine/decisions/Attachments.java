package org.vitrine.decisions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;

/**
 * To which item people attach a specimen.
 *
 * @param counts the newest attachment that was confirmed often enough
 * @param newest of each person the newest attachment
 * @param last the newest of all
 */
record Attachments(Optional<Attachment> counts, Map<String, Attachment> newest, Optional<Attachment> last) {

    /**
     * @param itemId the end of the chain of merges; empty where the specimen belongs to no item
     * @param revision of the chain; −1 where it is none
     */
    record Attachment(Optional<String> itemId, LogEntry entry, long revision) {

        boolean names(Optional<String> item) {
            return itemId.equals(item);
        }
    }

    static Attachments of(SubjectLog log, MergeChains chains, int required) {
        Map<String, Attachment> newest = new LinkedHashMap<>();
        Optional<Attachment> counts = Optional.empty();
        Optional<Attachment> last = Optional.empty();
        for (LogEntry entry : log.effective()) {
            if (!DecisionRules.isAttachment(entry.kind())) {
                continue;
            }
            var attachment = attachment(entry, chains);
            newest.put(entry.person(), attachment);
            last = Optional.of(attachment);
            long people = newest.values().stream()
                    .filter(one -> one.names(attachment.itemId()))
                    .count();
            if (people >= required) {
                counts = last;
            }
        }
        return new Attachments(counts, newest, last);
    }

    private static Attachment attachment(LogEntry entry, MergeChains chains) {
        boolean none = entry.kind() == DecisionKind.DETACH || entry.kind() == DecisionKind.NONE_OF_THESE;
        var end = Optional.ofNullable(entry.decision().getValue())
                .filter(value -> !none)
                .map(DecisionValue::getItemId)
                .map(chains::end);
        return new Attachment(
                end.map(MergeChains.End::itemId),
                entry,
                end.map(MergeChains.End::revision).orElse(-1L));
    }

    /** What was decided last and does not count yet. */
    Optional<Attachment> pending() {
        return last.filter(attachment ->
                counts.filter(one -> one.names(attachment.itemId())).isEmpty());
    }

    /** Different people whose newest attachment names the same item. */
    int confirmations(Attachment attachment) {
        return (int) newest.values().stream()
                .filter(one -> one.names(attachment.itemId()))
                .count();
    }

    /** Of the newest decision about an item that is merged. */
    long revision() {
        return newest.values().stream().mapToLong(Attachment::revision).max().orElse(-1);
    }

    List<DecisionConflict> conflicts() {
        return counts.or(() -> last)
                .map(one -> SpecimenState.listed(ReviewerConflicts.of(
                        "item",
                        statement(one),
                        newest.values().stream().map(Attachments::statement).toList(),
                        (mine, theirs) -> !Objects.equals(mine, theirs))))
                .orElse(List.of());
    }

    private static ReviewerConflicts.Statement<Optional<String>> statement(Attachment attachment) {
        return new ReviewerConflicts.Statement<>(
                attachment.itemId(), attachment.itemId().orElse(""), attachment.entry());
    }
}
