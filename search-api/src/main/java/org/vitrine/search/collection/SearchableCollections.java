package org.vitrine.search.collection;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.events.CollectionProfile;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.vision.prepare.SubjectDefaults;

/**
 * Reads the profiles of collections, and counts their images. Converts the Avro record of a profile to {@link Profile},
 * so that the rest of search-api does not depend on Avro profiles.
 *
 * <p>It does not check who may read a collection. Requests use {@link ReadableCollections}; a test names the few classes
 * that may use this one.
 */
@ApplicationScoped
public class SearchableCollections {

    /** Maximum number of concurrent count requests to the index. */
    private static final int CONCURRENT_COUNTS = 8;

    /** Contract of endpoints that get the picture of the object. */
    private static final String CLASSIFICATION = "classification";

    private final CollectionProfiles profiles;
    private final ImageIndex index;

    SearchableCollections(CollectionProfiles profiles, ImageIndex index) {
        this.profiles = profiles;
        this.index = index;
    }

    /** Returns the profile of a collection. Ends the request with 404 if there is no such collection. */
    public Profile find(String collectionId) {
        return lookup(collectionId).orElseThrow(() -> new SearchProblem.UnknownCollection(collectionId).exception());
    }

    /** Returns the profile of a collection; empty if there is no such collection. */
    Optional<Profile> lookup(String collectionId) {
        return profiles.find(collectionId).map(SearchableCollections::profile);
    }

    List<Profile> all() {
        return profiles.all().stream().map(SearchableCollections::profile).toList();
    }

    Uni<List<CollectionView>> withCounts(List<Profile> collections) {
        var counted = collections.stream().map(this::withCount).toList();
        return counted.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(counted).usingConcurrencyOf(CONCURRENT_COUNTS).andFailFast();
    }

    Uni<CollectionView> withCount(Profile profile) {
        return index.count(IndexName.ALL, Selection.ofCollection(profile.collectionId()))
                .map(images -> CollectionView.of(profile, images));
    }

    private static Profile profile(CollectionProfile profile) {
        return new Profile(
                profile.getCollectionId(),
                profile.getTitle(),
                profile.getSubject(),
                List.copyOf(profile.getSides()),
                List.copyOf(profile.getFacets()),
                List.copyOf(profile.getAttributes().keySet()),
                needsWholePicture(profile),
                profile.getAccess(),
                SubjectDefaults.rerank(Optional.ofNullable(profile.getRerank()), profile.getSubject()),
                profile.getRequiredConfirmations());
    }

    /** Whether a model of the collection gets the whole photograph: labels do, and endpoints that do not classify. */
    private static boolean needsWholePicture(CollectionProfile profile) {
        return profile.getLabels().getEnabled()
                || profile.getAttributes().values().stream()
                        .anyMatch(endpoint -> !endpoint.getContract().equals(CLASSIFICATION));
    }

    /**
     * The settings of a collection that search-api needs.
     *
     * @param facets names of metadata and attributes that searches are filtered by and counted by
     * @param attributes names of properties that models classify
     * @param needsWholePicture whether a model gets the whole photograph, not only the picture of the object
     * @param access who may see the collection, such as {@code public}
     * @param rerank whether the first candidates are compared again by their edge maps
     * @param requiredConfirmations number of different people who must name the same item before it counts, from 1
     */
    public record Profile(
            String collectionId,
            String title,
            String subject,
            List<String> sides,
            List<String> facets,
            List<String> attributes,
            boolean needsWholePicture,
            String access,
            boolean rerank,
            int requiredConfirmations) {

        private static final String SIDE = "side";

        /** Whether everybody may see the pictures of the collection, so that shared HTTP caches may store them. */
        public boolean isPublic() {
            return access.equals("public");
        }

        /**
         * Returns the names of the facets that an answer counts: the side, and those of the profile, each once whatever
         * its spelling.
         */
        public List<String> countedFacets() {
            var counted = new LinkedHashMap<String, String>();
            counted.put(SIDE, SIDE);
            facets.stream()
                    .filter(name -> !CaseFolding.fold(name).isEmpty())
                    .forEach(name -> counted.putIfAbsent(CaseFolding.fold(name), name));
            return List.copyOf(counted.values());
        }

        /** Returns the names that a request may filter by, whether or not a photograph has them. */
        public List<String> filterNames() {
            return Stream.concat(facets.stream(), attributes.stream()).toList();
        }
    }
}
