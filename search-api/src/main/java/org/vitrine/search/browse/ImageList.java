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
 * A paged list of images in the order of their imageIds.
 *
 * @param selection which images are in the list
 * @param name text that no other list has; binds a cursor to its list
 */
record ImageList(Selection selection, String name) {

    private static final int LIMIT = 24;
    private static final int MOST = 200;

    /**
     * The page that a request asks for: its size, 1 to 200, and the cursor of its start; without a cursor, the first
     * page.
     */
    record Wanted(int limit, Optional<String> cursor) {

        static Wanted of(Optional<String> limit, Optional<String> cursor) {
            return new Wanted(
                    RequestParameters.whole("limit", limit, LIMIT, 1, MOST), cursor.filter(it -> !it.isBlank()));
        }
    }

    /**
     * One page.
     *
     * @param next cursor of the next page; absent on the last page
     */
    record Page(List<IndexedImage> images, Optional<String> next) {

        <T> List<T> map(Function<IndexedImage, T> view) {
            return images.stream().map(view).toList();
        }
    }

    /** Reads one page. It requests one image more than wanted, to find out whether a next page has any images. */
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
        // Fewer images than requested and yet a next page: the documents that two models made of one image are shown as
        // one image.
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
