package org.vitrine.search.browse;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.ImagePage;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;

/**
 * A list of images in the order of their ids, page by page.
 *
 * @param name what no other list has; ties a cursor to its list
 */
record ImageList(Selection selection, String name) {

    private static final int LIMIT = 24;
    private static final int MOST = 200;

    /** What a request says of the page it wants. */
    record Wanted(int limit, Optional<String> cursor) {

        static Wanted of(Optional<String> limit, Optional<String> cursor) {
            return new Wanted(
                    RequestParameters.whole("limit", limit, LIMIT, 1, MOST), cursor.filter(it -> !it.isBlank()));
        }
    }

    /** @param next the cursor of the next page; absent on the last */
    record Page(List<IndexedImage> images, Optional<String> next) {

        <T> List<T> map(Function<IndexedImage, T> view) {
            return images.stream().map(view).toList();
        }
    }

    /** Asks for one image more than wanted, to know whether a next page has anything on it. */
    Uni<Page> page(ImageIndex index, Wanted wanted) {
        Optional<String> after = wanted.cursor().map(this::after);
        return index.page(selection, after, wanted.limit() + 1).map(found -> cut(found, wanted.limit()));
    }

    Page cut(ImagePage found, int limit) {
        var images = found.images();
        if (images.size() > limit) {
            var shown = images.subList(0, limit);
            return new Page(shown, Optional.of(cursor(shown.getLast().imageId())));
        }
        // Fewer than asked for and yet a next page: two models' documents of one image were shown as one.
        return new Page(images, found.next().map(this::cursor));
    }

    private String cursor(String imageId) {
        return new Cursor(imageId).encode(name);
    }

    private String after(String cursor) {
        return switch (Cursor.decode(cursor, name)) {
            case Cursor.Outcome.Read(var read) -> read.position();
            case Cursor.Outcome.NotOfThisList() -> throw new SearchProblem.InvalidCursor().exception();
        };
    }
}
