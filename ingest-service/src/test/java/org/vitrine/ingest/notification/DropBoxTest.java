package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.notification.DropBox.Dropped;

class DropBoxTest {

    private final DropBox dropBox = DropBox.of(Set.of("drops"), "drop/{institution}/{collection}/");

    @Test
    void whoseAnObjectIsFollowsFromWhereItLies() {
        assertThat(dropBox.owner("drops", "drop/museum-a/coins/tray 1/18200123.jpg"))
                .contains(new Dropped("museum-a", "coins", "tray 1/18200123.jpg"));
    }

    @Test
    void leavesOtherPlacesAlone() {
        assertThat(dropBox.owner("vitrine", "drop/museum-a/coins/1.jpg")).isEmpty();
        assertThat(dropBox.owner("drops", "originals/coins/img-a/00")).isEmpty();
        assertThat(dropBox.owner("drops", "drop/museum-a/coins/tray/")).isEmpty();
        assertThat(dropBox.owner("drops", "drop/Museum A/coins/1.jpg")).isEmpty();
        assertThat(dropBox.owner("drops", "drop/museum-a/coins/a\nb")).isEmpty();
    }

    @Test
    void refusesARuleThatNamesNobody() {
        assertThatThrownBy(() -> DropBox.of(Set.of("drops"), "drop/{collection}/"))
                .hasMessageContaining("vitrine.ingest.drop-box.rule is 'drop/{collection}/'");
    }
}
