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

/** The collections there are. Avro's profile stops here. */
@ApplicationScoped
public class SearchableCollections {

    /** Counts requested from the index at a time. */
    private static final int COUNTS_AT_A_TIME = 8;

    private final CollectionProfiles profiles;
    private final ImageIndex index;

    SearchableCollections(CollectionProfiles profiles, ImageIndex index) {
        this.profiles = profiles;
        this.index = index;
    }

    /** Ends the request where there is no such collection. */
    public Profile find(String collectionId) {
        return profiles.find(collectionId)
                .map(SearchableCollections::profile)
                .orElseThrow(() -> new SearchProblem.UnknownCollection(collectionId).exception());
    }

    Uni<List<CollectionView>> all() {
        var counted = profiles.all().stream()
                .map(SearchableCollections::profile)
                .map(this::counted)
                .toList();
        return counted.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(counted).usingConcurrencyOf(COUNTS_AT_A_TIME).andFailFast();
    }

    Uni<CollectionView> counted(Profile profile) {
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
                profile.getAccess(),
                SubjectDefaults.rerank(Optional.ofNullable(profile.getRerank()), profile.getSubject()),
                profile.getRequiredConfirmations());
    }

    /**
     * What search needs of a collection's profile.
     *
     * @param facets names of metadata and attributes to narrow by
     * @param attributes names of properties that models classify
     * @param rerank whether the first candidates are compared stroke by stroke
     * @param requiredConfirmations different people who must name the same item before it counts, from 1
     */
    public record Profile(
            String collectionId,
            String title,
            String subject,
            List<String> sides,
            List<String> facets,
            List<String> attributes,
            String access,
            boolean rerank,
            int requiredConfirmations) {

        private static final String SIDE = "side";

        /** Anybody, and any cache between us and them, may see its pictures. */
        public boolean isPublic() {
            return access.equals("public");
        }

        /** Facets that an answer counts: the side, and those of the profile; each once, in whatever spelling. */
        public List<String> countedFacets() {
            var counted = new LinkedHashMap<String, String>();
            counted.put(SIDE, SIDE);
            facets.stream()
                    .filter(name -> !CaseFolding.fold(name).isEmpty())
                    .forEach(name -> counted.putIfAbsent(CaseFolding.fold(name), name));
            return List.copyOf(counted.values());
        }

        /** Names to filter by, whether or not a photograph has them. */
        public List<String> filterNames() {
            return Stream.concat(facets.stream(), attributes.stream()).toList();
        }
    }
}
