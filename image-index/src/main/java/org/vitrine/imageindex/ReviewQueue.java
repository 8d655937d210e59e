package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/** The review queues: each is a query over the {@link ReviewState} in the index of images, with an order. */
public enum ReviewQueue {
    /** Specimens without an item whose proposal is not uncertain, or not made yet; newest arrival first. */
    NEW("new", Subject.SPECIMEN, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return Query.of(q -> q.bool(b ->
                    b.filter(termQuery("review.open", FieldValue.of(true))).mustNot(reason(ReviewState.UNCERTAIN))));
        }
    },

    /** Specimens without an item whose proposal is uncertain; least certain first. */
    UNCERTAIN("uncertain", Subject.SPECIMEN, "review.certainty", SortOrder.Asc) {
        @Override
        Query query() {
            return reason(ReviewState.UNCERTAIN);
        }
    },

    /** Specimens for which institution and model state different values; newest arrival first. */
    DISAGREEMENT("disagreement", Subject.SPECIMEN, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return Query.of(q -> q.exists(e -> e.field("review.disagreements")));
        }
    },

    /** Specimens about which two people disagree; newest arrival first. */
    CONFLICT("conflict", Subject.SPECIMEN, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return termQuery("review.conflict", FieldValue.of(true));
        }
    },

    /** Photographs that are suspected duplicates of another; newest arrival first. */
    DUPLICATE("duplicate", Subject.IMAGE, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return reason(ReviewState.SUSPECTED_DUPLICATE);
        }
    },

    /**
     * Specimens that are suspected to be the same object as another specimen number of the institution; newest arrival
     * first.
     */
    SAME_SPECIMEN("same-specimen", Subject.SPECIMEN, "arrivedAt", SortOrder.Desc) {
        @Override
        Query query() {
            return reason(ReviewState.SUSPECTED_SAME_SPECIMEN);
        }
    };

    /** What a task is about: a queue has one task per specimen, or one per image. */
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

    private final String urlName;
    private final Subject subject;
    private final String sortField;
    private final SortOrder sortOrder;

    ReviewQueue(String urlName, Subject subject, String sortField, SortOrder order) {
        this.urlName = urlName;
        this.subject = subject;
        this.sortField = sortField;
        this.sortOrder = order;
    }

    /** Returns the name in URLs and responses, in kebab-case. */
    public String urlName() {
        return urlName;
    }

    /** Returns what a task of the queue is about. */
    public Subject subject() {
        return subject;
    }

    /**
     * Whether the task is about the item and the statements of a specimen. A specimen has one such task, even if it is
     * in several queues.
     */
    public boolean isAboutItem() {
        return switch (this) {
            case NEW, UNCERTAIN, DISAGREEMENT, CONFLICT -> true;
            case DUPLICATE, SAME_SPECIMEN -> false;
        };
    }

    /** Returns the queue with this name; empty where there is none. */
    public static Optional<ReviewQueue> of(String urlName) {
        return List.of(values()).stream()
                .filter(queue -> queue.urlName.equals(urlName))
                .findFirst();
    }

    /** Returns the query for the images that put a task into this queue. */
    abstract Query query();

    /** Returns the sort of the queue, with the imageId as tie-breaker, so that the order is stable. */
    List<SortOptions> sort() {
        return List.of(sortBy(sortField, sortOrder), sortBy("imageId", SortOrder.Asc));
    }

    private static SortOptions sortBy(String field, SortOrder order) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(order)));
    }

    private static Query reason(String reason) {
        return termQuery("review.reasons", FieldValue.of(reason));
    }

    private static Query termQuery(String field, FieldValue value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }
}
