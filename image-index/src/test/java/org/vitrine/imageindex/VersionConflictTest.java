package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionConflictTest {

    private static final String DIGEST = "a".repeat(64);

    @ParameterizedTest
    @CsvSource({
        // stored: version, withdrawn, seconds of the basis │ put of version 1: seconds of its basis │ superseded
        "2, false, 5, 9, true",
        "2, true,  0, 9, true",
        "1, true,  0, 9, true",
        "1, false, 9, 9, true",
        "1, false, 9, 8, true",
        "1, false, 8, 9, false",
        "0, false, 9, 9, false",
    })
    void aPutIsSupersededOnlyByTheSameOrANewerDocument(
            int version, boolean withdrawn, int storedAt, int putAt, boolean superseded) {
        // Given
        var image = IndexedImageSamples.image("image", "coins", 2, "model", 1);
        var stored = new StoredDocument(7, 7, version, withdrawn, DIGEST, Optional.of(basis(storedAt)));

        // When
        var conflict = VersionConflict.of(new IndexWrite.Put(image, Optional.of(basis(putAt))), Optional.of(stored));

        // Then
        assertThat(conflict).isEqualTo(superseded ? new VersionConflict.Superseded() : new VersionConflict.Outdated(8));
    }

    @ParameterizedTest
    @CsvSource({
        // stored: version, withdrawn │ whether a removal of version 2 is superseded
        "3, false, true",
        "2, true,  true",
        "2, false, false",
        "1, false, false",
        "1, true,  false",
    })
    void aRemovalIsSupersededOnlyByItselfOrALaterArrival(int version, boolean withdrawn, boolean superseded) {
        // Given
        var stored = new StoredDocument(7, 7, version, withdrawn, DIGEST, Optional.empty());

        // When
        var conflict = VersionConflict.of(new IndexWrite.Remove("image", "coins", "museum", 2, 3), Optional.of(stored));

        // Then
        assertThat(conflict).isEqualTo(superseded ? new VersionConflict.Superseded() : new VersionConflict.Outdated(8));
    }

    @Test
    void factsThatAreNewerInOnePartAndOlderInAnotherLeaveItToTheRevision() {
        // Given: newer labels and attributes, with the vector of a former embedder
        var now = new DocumentBasis.FactStamp(1, Instant.ofEpochSecond(9));
        var before = new DocumentBasis.FactStamp(1, Instant.ofEpochSecond(5));
        var stored = new StoredDocument(7, 7, 1, false, DIGEST, Optional.of(new DocumentBasis(before, before, now)));

        // When
        var conflict = VersionConflict.of(
                new IndexWrite.Put(
                        IndexedImageSamples.image("image", "coins", 2, "model", 1),
                        Optional.of(new DocumentBasis(before, now, before))),
                Optional.of(stored));

        // Then
        assertThat(conflict).isEqualTo(new VersionConflict.Superseded());
    }

    @ParameterizedTest
    @CsvSource({
        // stored: version, withdrawn │ whether the removal of a former document of version 2 is superseded
        "2, true,  true",
        "2, false, true",
        "3, false, true",
        "1, false, false",
    })
    void aFormerDocumentThatIsRemovedAgainLeavesWhatCameBackSince(int version, boolean withdrawn, boolean superseded) {
        // Given
        var stored = new StoredDocument(7, 7, version, withdrawn, DIGEST, Optional.empty());

        // When
        var conflict =
                VersionConflict.of(new IndexWrite.Remove("image", "coins", "museum", 2, 3, true), Optional.of(stored));

        // Then
        assertThat(conflict instanceof VersionConflict.Superseded).isEqualTo(superseded);
    }

    @ParameterizedTest
    @CsvSource({
        // stored: external version, revision in the document │ whether a put of revision 2 is superseded
        "7, 7, true",
        "2, 2, true",
        "7, 1, false",
        "7, 0, false",
    })
    void withoutABasisOnlyAHigherRevisionThatTheDocumentStatesItselfCounts(
            long indexVersion, long revision, boolean superseded) {
        // Given
        var image = IndexedImageSamples.image("image", "coins", 2, "model", 1);
        var stored = new StoredDocument(indexVersion, revision, 1, false, DIGEST, Optional.empty());

        // When
        var conflict = VersionConflict.of(new IndexWrite.Put(image), Optional.of(stored));

        // Then
        assertThat(conflict instanceof VersionConflict.Superseded).isEqualTo(superseded);
    }

    @Test
    void aDeletedDocumentIsNotSuperseded() {
        assertThat(VersionConflict.of(
                        new IndexWrite.Put(IndexedImageSamples.image("image", "coins", 2, "model", 1)),
                        Optional.empty()))
                .isEqualTo(new VersionConflict.Deleted());
    }

    private static DocumentBasis basis(int second) {
        var at = new DocumentBasis.FactStamp(1, Instant.ofEpochSecond(second));
        return new DocumentBasis(at, at, at);
    }
}
