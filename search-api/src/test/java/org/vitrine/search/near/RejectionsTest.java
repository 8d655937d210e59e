package org.vitrine.search.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ModelReference;

class RejectionsTest {

    private static final Instant DECIDED = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant BEFORE = DECIDED.minusSeconds(60);
    private static final Instant AFTER = DECIDED.plusSeconds(60);

    private static IndexedImage image(String specimen, Optional<String> item, Instant arrivedAt) {
        return new IndexedImage(
                "img-" + specimen,
                "coins",
                "berlin",
                specimen + ".jpg",
                specimen,
                item,
                IndexedImage.Side.UNKNOWN,
                1,
                1,
                "ab".repeat(32),
                arrivedAt,
                Map.of(),
                List.of(),
                List.of(),
                new IndexedImage.Quality(0, 0, 0, 0),
                new IndexedImage.Region(0, 0, 1, 1),
                1,
                1,
                URI.create("s3://bucket/key"),
                "image/jpeg",
                List.of(),
                List.of(),
                new ModelReference("vitrine", "m", "1", "d"),
                Optional.empty());
    }

    private static IndexedImage query(Instant arrivedAt) {
        var specimen = new IndexedDecided.OfSpecimen(
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                Optional.empty(),
                List.of("B"),
                List.of(IndexedSubject.ofSpecimen("berlin", "twin")),
                List.of(),
                List.of(),
                List.of(),
                1);
        return image("query", Optional.of("A"), arrivedAt)
                .with(Optional.of(new IndexedDecided(Optional.of(specimen), Optional.empty())), Optional.empty());
    }

    private static IndexedDecision notSame(String id, IndexedSubject other) {
        return new IndexedDecision(
                id,
                "coins",
                1,
                "not-same",
                List.of(IndexedSubject.ofSpecimen("berlin", "query")),
                Optional.of(other),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "anna",
                "",
                "",
                DECIDED);
    }

    private static Rejections of(Instant arrivedAt) {
        return Rejections.of(
                query(arrivedAt),
                List.of(
                        notSame("d1", IndexedSubject.ofItem("B")),
                        notSame("d2", IndexedSubject.ofSpecimen("berlin", "twin")),
                        notSame("undone", IndexedSubject.ofItem("C"))));
    }

    @Test
    void whatWasRejectedIsNotProposedAgain() {
        var rejections = of(BEFORE);

        assertThat(rejections.excludes(image("other", Optional.of("B"), BEFORE)))
                .isTrue();
        assertThat(rejections.excludes(image("twin", Optional.of("X"), BEFORE))).isTrue();
        assertThat(rejections.excludes(image("other", Optional.of("C"), BEFORE)))
                .isFalse();
        assertThat(rejections.excludes(image("other", Optional.empty(), BEFORE)))
                .isFalse();
    }

    @Test
    void aNewPhotographOfEitherIsProposedWithTheRejection() {
        var newQuery = of(AFTER);
        var oldQuery = of(BEFORE);
        var candidate = image("other", Optional.of("B"), AFTER);

        assertThat(newQuery.excludes(image("other", Optional.of("B"), BEFORE))).isFalse();
        assertThat(oldQuery.excludes(candidate)).isFalse();
        assertThat(oldQuery.of(candidate)).contains(new Rejections.Rejection("d1", "anna", DECIDED));
    }

    @Test
    void whatWasRejectedByDecisionsThatWereNotReadStaysOut() {
        assertThat(Rejections.of(query(AFTER), List.of()).excludes(image("other", Optional.of("B"), AFTER)))
                .isTrue();
    }
}
