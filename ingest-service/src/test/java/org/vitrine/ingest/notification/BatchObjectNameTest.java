package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchObjectNameTest {

    private final DropBox dropBox = DropBox.of(Set.of("drops"), "drop/{institution}/{collection}/");

    @Test
    void aBatchIgnoresSystemFilesOfEachBucket() {
        assertThat(isSystemFile("scans", "2019/", "2019/tray/@eaDir/1.jpg/SMALL.jpg"))
                .isTrue();
        assertThat(isSystemFile("scans", "", "desktop.ini")).isTrue();
        assertThat(isSystemFile("drops", "drop/museum-a/coins/", "drop/museum-a/coins/Thumbs.db"))
                .isTrue();
        assertThat(isSystemFile("scans", "2019/", "2019/1.jpg")).isFalse();
        assertThat(isSystemFile("drops", "drop/museum-a/coins/", "drop/museum-a/coins/1.jpg"))
                .isFalse();
    }

    @Test
    void aFolderThatThePrefixNamesIsListed() {
        assertThat(isSystemFile("scans", "#recycle/", "#recycle/1.jpg")).isFalse();
    }

    private boolean isSystemFile(String bucket, String prefix, String key) {
        return BatchObjectName.isSystemFile(prefix, key, dropBox.locate(bucket, key, OptionalLong.of(1)));
    }
}
