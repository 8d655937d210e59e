package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.vitrine.imageindex.ImageLists;
import org.vitrine.imageindex.ListOrder;
import org.vitrine.imageindex.ListPosition;
import org.vitrine.imageindex.ListedImages;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.problem.SearchProblem;

/**
 * A list of images in an order, all of its pages of one moment.
 *
 * @param name what no other list has but for its order; ties a cursor to its list
 */
record OrderedList(Selection selection, ListOrder order, String name) {

    Uni<ListedImages> first(ImageLists lists, ImageList.Wanted wanted) {
        return lists.first(selection, order, wanted.limit());
    }

    /** Ends the request where the cursor is damaged or of another list. */
    Uni<ListedImages> next(ImageLists lists, ImageList.Wanted wanted) {
        return lists.next(selection, order, wanted.limit(), position(wanted.cursor()));
    }

    String cursor(ListPosition position) {
        return new Cursor(position.text()).encode(named());
    }

    private ListPosition position(Optional<String> cursor) {
        return switch (Cursor.decode(cursor.orElse(""), named())) {
            case Cursor.Outcome.Read(var read) ->
                ListPosition.read(read.position()).orElseThrow(() -> new SearchProblem.InvalidCursor().exception());
            case Cursor.Outcome.NotOfThisList() -> throw new SearchProblem.InvalidCursor().exception();
        };
    }

    private String named() {
        return name + '\n' + order;
    }
}
