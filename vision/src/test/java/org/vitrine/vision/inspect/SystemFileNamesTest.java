package org.vitrine.vision.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemFileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "@eaDir/a.jpg/SMALL.jpg, @eaDir",
        "tray/__MACOSX/._a.jpg, __MACOSX",
        "#recycle/a.jpg, #recycle",
        "$RECYCLE.BIN/a.jpg, $RECYCLE.BIN",
        "tray/Thumbs.db, Thumbs.db",
        "DESKTOP.INI, DESKTOP.INI",
        "tray/._a.jpg, ._*",
        ".DS_Store, .DS_Store",
        ".AppleDouble/a.jpg, .AppleDouble"
    })
    void aPathHasTheKindOfItsOutermostFolderOrOfItsName(String path, String kind) {
        assertThat(SystemFileNames.kindOfPath(path)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.jpg", "tray/a.jpg", "recyclers/a.jpg", ".a.jpg", "eaDir/a.jpg", "thumbs.db/a.jpg"})
    void anyOtherPathMayBeAPhotograph(String path) {
        assertThat(SystemFileNames.kindOfPath(path)).isEmpty();
    }

    @Test
    void aFileWithTheNameOfAFolderMayBeAPhotograph() {
        assertThat(SystemFileNames.kindOfPath("tray/lost+found")).isEmpty();
    }
}
