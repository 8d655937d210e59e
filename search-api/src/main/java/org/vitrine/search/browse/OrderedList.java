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
 * A paged list of images in a given order. All its pages show the index at one moment.
 *
 * @param selection which images are in the list
 * @param name text that only the lists of the same images have, in whatever order; together with the order it binds a
 *     cursor to its list
 */
record OrderedList(Selection selection, ListOrder order, String name) {

    Uni<ListedImages> first(ImageLists lists, ImageList.PageRequest pageRequest) {
        return lists.first(selection, order, pageRequest.limit());
    }

    /** Reads the next page. Ends the request with a problem if the cursor is damaged or belongs to another list. */
    Uni<ListedImages> next(ImageLists lists, ImageList.PageRequest pageRequest) {
        return lists.next(selection, order, pageRequest.limit(), position(pageRequest.cursor()));
    }

    String cursor(ListPosition position) {
        return new Cursor(position.text()).encode(listName());
    }

    private ListPosition position(Optional<String> cursor) {
        return switch (Cursor.decode(cursor.orElse(""), listName())) {
            case Cursor.Outcome.Read(var read) ->
                ListPosition.read(read.position()).orElseThrow(() -> new SearchProblem.InvalidCursor().exception());
            case Cursor.Outcome.Invalid() -> throw new SearchProblem.InvalidCursor().exception();
        };
    }

    private String listName() {
        return name + '\n' + order;
    }
}
