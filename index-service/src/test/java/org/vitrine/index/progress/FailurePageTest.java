package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.vitrine.index.journey.FailedImage;
import org.vitrine.index.journey.Stage;

class FailurePageTest {

    /** Holds for any distribution of images over replicas and any page length. */
    @Property(tries = 300)
    void pagesOfSeveralReplicasBringEachFailureOnceInOrder(
            @ForAll @Size(max = 40) List<@IntRange(max = 99) Integer> images,
            @ForAll @IntRange(min = 1, max = 7) int limit) {
        // Given
        var first = new TreeSet<String>();
        var second = new TreeSet<String>();
        images.forEach(image -> (image % 3 == 0 ? first : second).add("img-%02d".formatted(image)));

        // When
        var read = new ArrayList<String>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            var page = FailurePage.first(
                    limit, List.of(page(first, after.get(), limit), page(second, after.get(), limit)));
            page.failures().forEach(failed -> read.add(failed.imageId()));
            after = page.next();
        }

        // Then
        var all = new TreeSet<>(first);
        all.addAll(second);
        assertThat(read).containsExactlyElementsOf(all);
    }

    private static FailurePage page(TreeSet<String> images, String after, int limit) {
        var behind = images.tailSet(after, false).stream()
                .map(imageId ->
                        new FailedImage(imageId, Optional.empty(), Stage.REJECTED, Optional.empty(), Optional.empty()))
                .toList();
        return FailurePage.of(limit, behind, behind.size() > limit);
    }
}
