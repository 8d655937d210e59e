package org.vitrine.imageindex;

import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.mapping.FieldType;

/** The orders of a list of images. Images with equal sort values follow in the order of their ids. */
public enum ListOrder {
    IMAGE_ID("imageId", FieldType.Keyword, SortOrder.Asc),
    ARRIVED("arrivedAt", FieldType.Date, SortOrder.Asc),
    ARRIVED_LAST_FIRST("arrivedAt", FieldType.Date, SortOrder.Desc),
    IDENTIFIER("identifier", FieldType.Keyword, SortOrder.Asc),

    /** By full-text relevance, best match first; only for a selection with text. */
    SCORE("_score", FieldType.Float, SortOrder.Desc);

    private final String field;
    private final FieldType type;
    private final SortOrder direction;

    ListOrder(String field, FieldType type, SortOrder direction) {
        this.field = field;
        this.type = type;
        this.direction = direction;
    }

    /**
     * Returns the sort option for OpenSearch; an index that lacks the field, because it is empty, does not fail the
     * search.
     */
    SortOptions sort() {
        return SortOptions.of(o -> this == SCORE
                ? o.score(s -> s.order(direction))
                : o.field(f -> f.field(field).unmappedType(type).order(direction)));
    }
}
