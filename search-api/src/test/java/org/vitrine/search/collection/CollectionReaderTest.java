package org.vitrine.search.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.access.ApiCaller;
import org.vitrine.access.ReadScope;
import org.vitrine.access.Role;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.problem.ProblemException;
import org.vitrine.search.collection.SearchableCollections.Profile;
import org.vitrine.search.problem.SearchProblem;

class CollectionReaderTest {

    private static final ReadScope ANONYMOUS = new ReadScope.OfCaller(new ApiCaller.Anonymous(Set.of(Role.READER)));
    private static final ReadScope CONTRIBUTOR = new ReadScope.OfCaller(
            new ApiCaller.SignedIn("s-1", "Cora", Optional.of("museum-a"), Set.of(Role.CONTRIBUTOR)));
    private static final ReadScope SIGN_IN_OFF = new ReadScope.Everything();

    /** Each collection is named by its access; photograph {@code img-public} is of collection {@code public}. */
    private static final List<Profile> PROFILES =
            List.of(profile("public"), profile("members"), profile("private"), profile("a-later-word"));

    private static Profile profile(String access) {
        return new Profile(access, access, "coin", List.of(), List.of(), List.of(), false, access, false, 1);
    }

    private static CollectionReader reader(ReadScope scope) {
        return new CollectionReader(
                scope,
                id -> PROFILES.stream()
                        .filter(profile -> profile.collectionId().equals(id))
                        .findFirst(),
                imageId -> Uni.createFrom()
                        .item(Optional.of(imageId)
                                .filter(id -> id.startsWith("img-"))
                                .map(id -> image(id, id.substring("img-".length())))));
    }

    @Test
    void aPublicCollectionAndItsPhotographsAreRead() {
        // Given
        var reader = reader(ANONYMOUS);

        // When
        var profile = reader.find("public");
        var image = reader.image("img-public").await().indefinitely();

        // Then
        assertThat(profile.collectionId()).isEqualTo("public");
        assertThat(image.imageId()).isEqualTo("img-public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "private", "a-later-word", "absent"})
    void whatTheCallerMayNotReadIsTheSameAsWhatDoesNotExist(String collectionId) {
        // Given
        var reader = reader(ANONYMOUS);
        String imageId = "img-" + collectionId;

        // When
        var ofCollection = problem(reader::find, collectionId);
        var ofImage = problem(id -> reader.image(id).await().indefinitely(), imageId);
        var found = reader.findImage(imageId).await().indefinitely();

        // Then
        assertThat(ofCollection.problem()).isEqualTo(new SearchProblem.UnknownCollection(collectionId).detail());
        assertThat(ofImage.problem()).isEqualTo(new SearchProblem.UnknownImage(imageId).detail());
        assertThat(found).isEmpty();
    }

    private static ProblemException problem(Function<String, ?> read, String id) {
        return catchThrowableOfType(ProblemException.class, () -> read.apply(id));
    }

    @Test
    void theListHasWhatTheCallerMayRead() {
        assertThat(reader(ANONYMOUS).readable(PROFILES))
                .extracting(Profile::collectionId)
                .containsExactly("public");
        assertThat(reader(CONTRIBUTOR).readable(PROFILES)).isEqualTo(PROFILES);
        assertThat(reader(SIGN_IN_OFF).readable(PROFILES)).isEqualTo(PROFILES);
    }

    @Test
    void aPhotographWithoutProfileIsReadOnlyWhereSignInIsOff() {
        // When
        var off = reader(SIGN_IN_OFF).findImage("img-absent").await().indefinitely();
        var contributor = reader(CONTRIBUTOR).findImage("img-absent").await().indefinitely();

        // Then
        assertThat(off).isPresent();
        assertThat(contributor).isEmpty();
    }

    private static IndexedImage image(String imageId, String collectionId) {
        return new IndexedImage(
                imageId,
                collectionId,
                "museum-a",
                imageId,
                "s-1",
                Optional.empty(),
                IndexedImage.Side.UNKNOWN,
                1,
                1,
                "a".repeat(64),
                Instant.parse("2026-03-01T12:00:00Z"),
                Map.of(),
                List.of(),
                List.of(),
                new IndexedImage.Quality(0.2, 0.5, 0.4, 500),
                new IndexedImage.Region(10, 20, 500, 500),
                800,
                600,
                URI.create("s3://vitrine/originals/" + imageId),
                "image/jpeg",
                List.of(),
                List.of(),
                new ModelReference("vitrine", "relief-deep", "2", "d"),
                Optional.of(ImageVector.of(1, 0)));
    }
}
