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
 * The items to which people attach one specimen: per person, the newest overall, and the attachment in force.
 *
 * @param inForce the attachment in force: the newest one that enough different people had confirmed; empty if none
 * @param newest the newest attachment of each person, by personId
 * @param last the newest attachment by any person; empty where the log has none
 */
record Attachments(Optional<Attachment> inForce, Map<String, Attachment> newest, Optional<Attachment> last) {

    /**
     * The item that one decision states for the specimen.
     *
     * @param itemId the item at the end of the chain of merges; empty where the decision states that the specimen
     *     belongs to no item
     * @param entry the decision
     * @param revision revision of the chain of merges, see {@link MergeChains.End}; −1 where no item of it was ever
     *     merged, or the decision names no item
     */
    record Attachment(Optional<String> itemId, LogEntry entry, long revision) {

        boolean statesItem(Optional<String> item) {
            return itemId.equals(item);
        }
    }

    /**
     * Evaluates the attachments with effect in the log of a specimen, oldest first.
     *
     * @param required number of different people who must name the same item before it is in force, from 1
     */
    static Attachments of(SubjectLog log, MergeChains chains, int required) {
        Map<String, Attachment> newest = new LinkedHashMap<>();
        Optional<Attachment> inForce = Optional.empty();
        Optional<Attachment> last = Optional.empty();
        for (LogEntry entry : log.effective()) {
            if (!DecisionRules.isAttachment(entry.kind())) {
                continue;
            }
            var attachment = attachment(entry, chains);
            newest.put(entry.person(), attachment);
            last = Optional.of(attachment);
            long people = newest.values().stream()
                    .filter(one -> one.statesItem(attachment.itemId()))
                    .count();
            if (people >= required) {
                inForce = last;
            }
        }
        return new Attachments(inForce, newest, last);
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

    /** Returns the newest attachment if it names another item than the one in force; it awaits confirmations. */
    Optional<Attachment> pending() {
        return last.filter(attachment ->
                inForce.filter(one -> one.statesItem(attachment.itemId())).isEmpty());
    }

    /** Returns the number of different people whose newest attachment names the same item. */
    int confirmations(Attachment attachment) {
        return (int) newest.values().stream()
                .filter(one -> one.statesItem(attachment.itemId()))
                .count();
    }

    /** Returns the offset of the newest decision about a merged item of any attachment; −1 where there is none. */
    long revision() {
        return newest.values().stream().mapToLong(Attachment::revision).max().orElse(-1);
    }

    /**
     * Returns the conflicts with the attachment in force, or with the newest one if none is in force: one for each
     * other person whose newest attachment names another item.
     */
    List<DecisionConflict> conflicts() {
        return inForce.or(() -> last)
                .map(one -> SpecimenState.newestConflicts(ReviewerConflicts.of(
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
