package org.vitrine.search.collection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.vitrine.access.http.CallerPermissions;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexedImage;

/**
 * The collections and photographs that the caller of a request may read. Every request that names a collection or a
 * photograph reads it from here: what the caller may not read is answered exactly like what does not exist.
 *
 * <p>Call it on the thread of the request. A callback that runs later, on another thread, uses the reader that
 * {@link #ofCaller} returned before.
 */
@ApplicationScoped
public class ReadableCollections {

    private final SearchableCollections searchableCollections;
    private final ImageIndex index;
    private final CallerPermissions caller;

    ReadableCollections(SearchableCollections searchableCollections, ImageIndex index, CallerPermissions caller) {
        this.searchableCollections = searchableCollections;
        this.index = index;
        this.caller = caller;
    }

    /** Returns the reader of the caller's collections. It may be used on any thread. */
    public CollectionReader ofCaller() {
        return new CollectionReader(caller.readScope(), searchableCollections::lookup, index::find);
    }

    /**
     * Returns the profile of a collection. Ends the request with 404 {@code unknown-collection} if there is no such
     * collection, or if the caller may not read it.
     */
    public SearchableCollections.Profile find(String collectionId) {
        return ofCaller().find(collectionId);
    }

    /**
     * Returns an indexed photograph. Fails with 404 {@code unknown-image} if there is none, or if the caller may not read
     * its collection.
     */
    public Uni<IndexedImage> image(String imageId) {
        return ofCaller().image(imageId);
    }
}
