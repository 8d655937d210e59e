package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.ingest.notification.DropBox.ObjectPlace;
import org.vitrine.ingest.notification.DropBox.ObjectPlace.Dropped;
import org.vitrine.ingest.notification.DropBox.ObjectPlace.Ignorable;
import org.vitrine.ingest.notification.DropBox.ObjectPlace.SystemFile;
import org.vitrine.ingest.notification.DropBox.ObjectPlace.Unnameable;
import org.vitrine.ingest.notification.DropBox.ObjectPlace.Unwatched;

class DropBoxTest {

    private final DropBox dropBox = DropBox.of(Set.of("drops"), "drop/{institution}/{collection}/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tray 1/18200123.jpg",
                "Ω",
                "文/文.jpg",
                "50% +.jpg",
                "a%2e%2e/b",
                "..jpg",
                "a..b",
                " 1.jpg",
                "'\"",
                "a\\b"
            })
    void theInstitutionOfAnObjectFollowsFromItsKey(String identifier) {
        assertThat(place("drop/museum-a/coins/" + identifier)).isEqualTo(new Dropped("museum-a", "coins", identifier));
    }

    @Test
    void theLongestKeysOfS3AreIdentifiers() {
        var longest = "x".repeat(1024 - "drop/a/c/".length());
        assertThat(place("drop/a/c/" + longest)).isEqualTo(new Dropped("a", "c", longest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "originals/coins/img-a/00",
                "drop/museum-a/coins/tray/",
                "drop/museum-a/",
                "drop/",
                "dropped/a/b/c"
            })
    void whatIsOutsideTheRuleOrMarksAFolderBringsNothing(String key) {
        assertThat(place(key)).isInstanceOf(Ignorable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop/museum-a/coins/tray/@eaDir/1.jpg/SMALL.jpg",
                "drop/museum-a/coins/Thumbs.db",
                "drop/museum-a/coins/._1.jpg",
                "drop/museum-a/.DS_Store",
                "drop/.DS_Store",
                "drop/@eaDir/museum-a/coins/1.jpg",
                "drop/museum-a/#recycle/1.jpg"
            })
    void aFileOfASystemBringsNothing(String key) {
        assertThat(place(key)).isInstanceOfSatisfying(SystemFile.class, given -> assertThat(given.why())
                .contains("'" + key + "' is that of a system file"));
    }

    @Test
    void aCollectionMayHaveTheNameOfASystemFolder() {
        assertThat(place("drop/museum-a/recycler/1.jpg")).isEqualTo(new Dropped("museum-a", "recycler", "1.jpg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\u0000b",
                "../museum-b/1.jpg",
                "tray/../../../museum-b/coins/1.jpg",
                "./1.jpg",
                "tray/..",
                "p//q",
                "/1.jpg",
                " "
            })
    void aNameThatNoPhotographCanHaveIsRejectedWithItsReason(String identifier) {
        assertThat(place("drop/museum-a/coins/" + identifier)).isInstanceOfSatisfying(Unnameable.class, given -> {
            assertThat(given.institution()).isEqualTo("museum-a");
            assertThat(given.collectionId()).isEqualTo("coins");
            assertThat(given.sentence()).endsWith("Store it under another key.");
        });
    }

    @Test
    void aSentenceAboutAKeyWithALineBreakHasOneLine() {
        assertThat(place("drop/museum-a/coins/line\nbreak.jpg")).isInstanceOfSatisfying(Unnameable.class, given -> {
            assertThat(given.sentence()).doesNotContain("\n").contains("line\uFFFDbreak.jpg");
        });
    }

    @Test
    void anObjectWhoseKeyEndsInASlashIsNoFolder() {
        assertThat(dropBox.locate("drops", "drop/museum-a/coins/1.jpg/", OptionalLong.of(9)))
                .isInstanceOf(Unnameable.class);
    }

    @Test
    void anInstitutionThatIsNoneIsNamed() {
        assertThat(place("drop/Museum-A/coins/1.jpg")).isInstanceOfSatisfying(Unnameable.class, given -> {
            assertThat(given.institution()).isEqualTo("Museum-A");
            assertThat(given.sentence()).contains("'Museum-A' is not an institution id");
        });
        assertThat(place("drop/../coins/1.jpg")).isInstanceOf(Unnameable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop/1.jpg",
                "drop/museum-a/1.jpg",
                "drop/museum-a/Coins/1.jpg",
                "drop/museum-a/../1.jpg",
                "drop/a//1"
            })
    void whereNoCollectionIsNamedTheSentenceHasTheRule(String key) {
        assertThat(place(key)).isInstanceOfSatisfying(Unwatched.class, given -> assertThat(given.sentence())
                .contains("'" + key + "'")
                .contains("drop/{institution}/{collection}/"));
    }

    @Test
    void aBucketThatIsNotWatchedIsNamed() {
        assertThat(dropBox.locate("others", "drop/museum-a/coins/1.jpg", OptionalLong.empty()))
                .isInstanceOfSatisfying(Unwatched.class, given -> assertThat(given.sentence())
                        .contains("Bucket 'others' is not watched"));
    }

    @Test
    void refusesARuleWithoutAPlaceholder() {
        assertThatThrownBy(() -> DropBox.of(Set.of("drops"), "drop/{collection}/"))
                .hasMessageContaining("vitrine.ingest.drop-box.rule is 'drop/{collection}/'");
    }

    private ObjectPlace place(String key) {
        return dropBox.locate("drops", key, OptionalLong.empty());
    }
}
