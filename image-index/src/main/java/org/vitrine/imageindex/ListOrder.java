package org.vitrine.imageindex;

import org.opensearch.client.opensearch._types.SortOrder;

/** Orders of a list of images. Images that are equal by an order are in the order of their ids. */
public enum ListOrder {
    IMAGE_ID("imageId", SortOrder.Asc),
    ARRIVED("arrivedAt", SortOrder.Asc),
    ARRIVED_LAST_FIRST("arrivedAt", SortOrder.Desc),
    IDENTIFIER("identifier", SortOrder.Asc),

    /** Best match of the words first; only of a selection with words. */
    SCORE("_score", SortOrder.Desc);

    private final String field;
    private final SortOrder direction;

    ListOrder(String field, SortOrder direction) {
        this.field = field;
        this.direction = direction;
    }

    String field() {
        return field;
    }

    SortOrder direction() {
        return direction;
    }
}
