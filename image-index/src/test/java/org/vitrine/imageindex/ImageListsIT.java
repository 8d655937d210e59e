package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** Tests lists of a real OpenSearch during concurrent writes. Each test has a model, and so an index, of its own. */
@WithServers(Server.OPENSEARCH)
class ImageListsIT {

    private static OpenSearchFixture opened;
    private static ImageLists lists;

    @BeforeAll
    static void connect(Addresses addresses) {
        opened = OpenSearchFixture.at(addresses.indexUrl());
        lists = new ImageLists(opened.client(), opened.config());
    }

    @AfterAll
    static void disconnect() throws IOException {
        opened.close();
    }

    @Test
    void aListShowsOneMomentWhileTheIndexGrows() {
        // Given
        write("grows", 10, 19);
        var selection = Selection.ofCollection("grows");
        var page = OpenSearchFixture.await(lists.first(selection, ListOrder.IDENTIFIER, 3));
        var seen = new ArrayList<>(ids(page));
        var totals = new ArrayList<>(List.of(page.total()));

        // When: images are added before, between and after the listed ones, and others change
        write("grows", 0, 29, 2);
        while (page.next().isPresent()) {
            page = OpenSearchFixture.await(
                    lists.next(selection, ListOrder.IDENTIFIER, 3, page.next().get()));
            seen.addAll(ids(page));
            totals.add(page.total());
        }

        // Then
        assertThat(totals).containsOnly(10L);
        assertThat(seen).isEqualTo(names("grows", 10, 19));
        assertThat(OpenSearchFixture.await(lists.first(selection, ListOrder.IDENTIFIER, 3))
                        .total())
                .isEqualTo(30);
    }

    @Test
    void aListIsShownWhereOpenSearchKeepsNoMorePointsInTime() throws IOException {
        // Given
        write("crowded", 10, 14);
        opened.limitPointsInTime(0);

        try {
            // When
            var first =
                    OpenSearchFixture.await(lists.first(Selection.ofCollection("crowded"), ListOrder.IDENTIFIER, 3));
            var second = OpenSearchFixture.await(lists.next(
                    Selection.ofCollection("crowded"),
                    ListOrder.IDENTIFIER,
                    3,
                    first.next().orElseThrow()));

            // Then
            assertThat(ids(first)).isEqualTo(names("crowded", 10, 12));
            assertThat(ids(second)).isEqualTo(names("crowded", 13, 14));
        } finally {
            opened.limitPointsInTime(OpenSearchFixture.USUAL_POINTS_IN_TIME);
        }
    }

    @Test
    void listsThatAreNotContinuedMakeRoomForNewOnes() throws IOException {
        // Given: room for few points in time, one for each index
        write("room", 10, 14);
        var selection = Selection.ofCollection("room");
        opened.limitPointsInTime(40);

        try {
            // When
            var abandoned = OpenSearchFixture.await(lists.first(selection, ListOrder.IDENTIFIER, 3));
            for (int list = 0; list < 60; list++) {
                OpenSearchFixture.await(lists.first(selection, ListOrder.IDENTIFIER, 3));
            }
            var newest = OpenSearchFixture.await(lists.first(selection, ListOrder.IDENTIFIER, 3));

            // Then
            assertThat(newest.next().orElseThrow().pointInTime()).isPresent();
            assertThat(ids(OpenSearchFixture.await(lists.next(
                            selection, ListOrder.IDENTIFIER, 3, newest.next().get()))))
                    .isEqualTo(names("room", 13, 14));
            assertThatThrownBy(() -> OpenSearchFixture.await(lists.next(
                            selection, ListOrder.IDENTIFIER, 3, abandoned.next().orElseThrow())))
                    .isInstanceOf(ListExpired.class);
        } finally {
            opened.limitPointsInTime(OpenSearchFixture.USUAL_POINTS_IN_TIME);
        }
    }

    @Test
    void wordsFindImagesByMetadataLabelsAndAttributesBestFirst() {
        // Given
        opened.write(
                "list-words",
                List.of(
                        OpenSearchFixture.put(IndexedImageSamples.image(
                                "w-1",
                                "list-words",
                                1,
                                "list-words",
                                Map.of("legend", "DIVA FAVSTINA", "mint", "Roma"),
                                1,
                                0)),
                        OpenSearchFixture.put(IndexedImageSamples.image(
                                "w-2",
                                "list-words",
                                1,
                                "list-words",
                                Map.of("legend", "FAVSTINA AVGVSTA FAVSTINA FAVSTINA", "mint", "Róma"),
                                1,
                                0)),
                        OpenSearchFixture.put(IndexedImageSamples.image(
                                "w-3", "list-words", 1, "list-words", Map.of("legend", "HADRIANVS"), 1, 0))));
        var selection = Selection.ofCollection("list-words");

        // Then: case and accents are ignored, all words must occur, labels and attributes are searched too
        assertThat(ids(OpenSearchFixture.await(lists.first(selection.withText("favstina roma"), ListOrder.SCORE, 5))))
                .containsExactly("w-2", "w-1");
        assertThat(ids(OpenSearchFixture.await(lists.first(selection.withText("munze lycia"), ListOrder.IMAGE_ID, 5))))
                .containsExactly("w-1", "w-2", "w-3");
        assertThat(OpenSearchFixture.await(lists.first(selection.withText("favstina hadrianvs"), ListOrder.SCORE, 5))
                        .total())
                .isZero();
    }

    @Test
    void pagesByScoreFollowEachOther() {
        // Given
        write("scores", 10, 19);
        var selection = Selection.ofCollection("scores").withText("coin");

        // When
        var first = OpenSearchFixture.await(lists.first(selection, ListOrder.SCORE, 6));
        var second = OpenSearchFixture.await(
                lists.next(selection, ListOrder.SCORE, 6, first.next().orElseThrow()));

        // Then
        var seen = new ArrayList<>(ids(first));
        seen.addAll(ids(second));
        assertThat(seen).doesNotHaveDuplicates().hasSize(10);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void anImageInTheIndexesOfTwoModelsIsListedAndCountedOnce() {
        // Given
        opened.write(
                "twice-a",
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("t-1", "twice", 1, "twice-a", 1, 0))));
        opened.write(
                "twice-b",
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("t-1", "twice", 2, "twice-b", 1, 0))));

        // When
        var page = OpenSearchFixture.await(lists.first(Selection.ofCollection("twice"), ListOrder.ARRIVED, 5));

        // Then
        assertThat(ids(page)).containsExactly("t-1");
        assertThat(page.total()).isEqualTo(1);
    }

    @Test
    void anExpiredPointInTimeIsReported() throws IOException {
        // Given
        write("expires", 10, 14);
        var selection = Selection.ofCollection("expires");
        var next = OpenSearchFixture.await(lists.first(selection, ListOrder.ARRIVED, 2))
                .next()
                .orElseThrow();

        // When
        OpenSearchFixture.await(OpenSearchCall.uni(OpenSearchFixture.LIMIT, () -> opened.client()
                .deletePit(d -> d.pitId(next.pointInTime().orElseThrow()))));

        // Then
        assertThatThrownBy(() -> OpenSearchFixture.await(lists.next(selection, ListOrder.ARRIVED, 2, next)))
                .isInstanceOf(ListExpired.class);
    }

    @Test
    void aPositionIsReadAsItWasWritten() {
        var position = new ListPosition(Optional.of("pit"), "\"a\\nb\"", "image-1");

        assertThat(ListPosition.read(position.text())).contains(position);
        assertThat(ListPosition.read("image-1")).isEmpty();
    }

    private static void write(String collection, int from, int to) {
        write(collection, from, to, 1);
    }

    private static void write(String collection, int from, int to, long revision) {
        opened.write(
                collection,
                names(collection, from, to).stream()
                        .map(id -> OpenSearchFixture.put(
                                IndexedImageSamples.image(id, collection, revision, collection, 1, 0)))
                        .toList());
    }

    private static List<String> names(String collection, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "%s-%02d".formatted(collection, i))
                .toList();
    }

    private static List<String> ids(ListedImages page) {
        return page.images().stream().map(IndexedImage::imageId).toList();
    }
}
