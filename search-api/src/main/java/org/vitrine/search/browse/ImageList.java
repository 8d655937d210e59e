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

    private static final int DEFAULT_LIMIT = 24;
    private static final int MAX_LIMIT = 200;

    /**
     * The page that is requested: its size, 1 to 200, and the cursor of its start; without a cursor, the first
     * page.
     */
    record PageRequest(int limit, Optional<String> cursor) {

        static PageRequest of(Optional<String> limit, Optional<String> cursor) {
            return new PageRequest(
                    RequestParameters.integer("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT),
                    cursor.filter(it -> !it.isBlank()));
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
    Uni<Page> page(ImageIndex index, PageRequest request) {
        Optional<String> after = request.cursor().map(this::after);
        return index.page(selection, after, request.limit() + 1).map(found -> toPage(found, request.limit()));
    }

    Page toPage(ImagePage found, int limit) {
        var images = found.images();
        if (images.size() > limit) {
            var pageImages = images.subList(0, limit);
            return new Page(pageImages, Optional.of(cursor(pageImages.getLast().imageId())));
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
            case Cursor.Outcome.Invalid() -> throw new SearchProblem.InvalidCursor().exception();
        };
    }
}
