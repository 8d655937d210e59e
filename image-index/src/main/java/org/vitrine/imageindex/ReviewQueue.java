package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/** A queue of review tasks that the index of images fills. */
public enum ReviewQueue {
    /** Specimens of no item whose proposal is not uncertain, or not made yet; the newest arrival first. */
    NEW("new", Subject.SPECIMEN, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return Query.of(q -> q.bool(
                    b -> b.filter(is("review.open", FieldValue.of(true))).mustNot(reason(ReviewState.UNCERTAIN))));
        }
    },

    /** Specimens of no item whose proposal is uncertain; the least certain first. */
    UNCERTAIN("uncertain", Subject.SPECIMEN, "review.certainty", SortOrder.Asc) {
        @Override
        Query query() {
            return reason(ReviewState.UNCERTAIN);
        }
    },

    /** Institution and machine state different things. */
    DISAGREEMENT("disagreement", Subject.SPECIMEN, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return Query.of(q -> q.exists(e -> e.field("review.disagreements")));
        }
    },

    /** Two people state different things. */
    CONFLICT("conflict", Subject.SPECIMEN, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return is("review.conflict", FieldValue.of(true));
        }
    },

    /** Photographs that may repeat another. */
    DUPLICATE("duplicate", Subject.IMAGE, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return reason(ReviewState.SUSPECTED_DUPLICATE);
        }
    },

    /** Specimens that may be another specimen of the same institution. */
    SAME_SPECIMEN("same-specimen", Subject.SPECIMEN, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return reason(ReviewState.SUSPECTED_SAME_SPECIMEN);
        }
    };

    /** What a task of a queue is about: there is one task for each. */
    public enum Subject {
        SPECIMEN("review.specimen"),
        IMAGE("imageId");

        private final String field;

        Subject(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    private final String word;
    private final Subject subject;
    private final String sortedBy;
    private final SortOrder order;

    ReviewQueue(String word, Subject subject, String sortedBy, SortOrder order) {
        this.word = word;
        this.subject = subject;
        this.sortedBy = sortedBy;
        this.order = order;
    }

    /** As addresses and answers name it, in kebab-case. */
    public String word() {
        return word;
    }

    public Subject subject() {
        return subject;
    }

    /** Whether the task is about the item and the statements of a specimen; a specimen has one such task, in whatever queues it is. */
    public boolean isAboutItem() {
        return switch (this) {
            case NEW, UNCERTAIN, DISAGREEMENT, CONFLICT -> true;
            case DUPLICATE, SAME_SPECIMEN -> false;
        };
    }

    public static Optional<ReviewQueue> of(String word) {
        return List.of(values()).stream()
                .filter(queue -> queue.word.equals(word))
                .findFirst();
    }

    abstract Query query();

    /** First what the queue is sorted by, then an order that never changes. */
    List<SortOptions> sort() {
        return List.of(by(sortedBy, order), by("imageId", SortOrder.Asc));
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(order)));
    }

    private static Query reason(String reason) {
        return is("review.reasons", FieldValue.of(reason));
    }

    private static Query is(String field, FieldValue value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }
}
