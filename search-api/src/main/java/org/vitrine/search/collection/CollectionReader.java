package org.vitrine.search.collection;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vitrine.access.ReadScope;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.collection.SearchableCollections.Profile;
import org.vitrine.search.problem.SearchProblem;

/**
 * Reads the collections and photographs of one caller. A collection that the caller may not read does not exist here.
 * Thread-safe.
 */
public final class CollectionReader {

    private final ReadScope scope;
    private final Function<String, Optional<Profile>> profiles;
    private final Function<String, Uni<Optional<IndexedImage>>> images;

    /**
     * @param profiles returns the profile of a collection, whoever may read it
     * @param images returns a photograph, whoever may read it
     */
    CollectionReader(
            ReadScope scope,
            Function<String, Optional<Profile>> profiles,
            Function<String, Uni<Optional<IndexedImage>>> images) {
        this.scope = scope;
        this.profiles = profiles;
        this.images = images;
    }

    /** Returns the profile of a collection. Throws 404 {@code unknown-collection} if there is none. */
    public Profile find(String collectionId) {
        return readable(collectionId).orElseThrow(() -> new SearchProblem.UnknownCollection(collectionId).exception());
    }

    /** Returns those of the given collections that the caller may read. */
    List<Profile> readable(List<Profile> collections) {
        return collections.stream()
                .filter(profile -> scope.permits(profile.access()))
                .toList();
    }

    /** Returns an indexed photograph. Fails with 404 {@code unknown-image} if there is none. */
    public Uni<IndexedImage> image(String imageId) {
        return findImage(imageId)
                .map(found -> found.orElseThrow(() -> new SearchProblem.UnknownImage(imageId).exception()));
    }

    /** Returns an indexed photograph; empty if there is none. Each subscription reads the index again. */
    public Uni<Optional<IndexedImage>> findImage(String imageId) {
        return Uni.createFrom()
                .deferred(() -> images.apply(imageId))
                .map(found -> found.filter(image -> mayReadCollection(image.collectionId())));
    }

    /**
     * Returns whether the caller may read the photographs of a collection. A collection without a profile, for example
     * while it is being deleted, states no access: it is read only where sign-in is off.
     */
    private boolean mayReadCollection(String collectionId) {
        return switch (scope) {
            case ReadScope.Everything() -> true;
            case ReadScope.OfCaller _ -> readable(collectionId).isPresent();
        };
    }

    private Optional<Profile> readable(String collectionId) {
        return profiles.apply(collectionId).filter(profile -> scope.permits(profile.access()));
    }
}
