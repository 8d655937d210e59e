package org.vitrine.index.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.SubjectLog;

class ItemLogsTest {

    private final List<DecisionSubject> reads = new ArrayList<>();
    private final ItemLogs itemLogs = new ItemLogs(item -> {
        reads.add(item);
        return SubjectLog.EMPTY;
    });

    @Test
    void theLogOfAnItemIsReadOnce() {
        // When
        for (int i = 0; i < 1_000; i++) {
            itemLogs.log(item("x"));
            itemLogs.log(item("y"));
        }

        // Then
        assertThat(reads).containsExactly(item("x"), item("y"));
    }

    @Test
    void theOldestOfManyLogsIsReadAgain() {
        // Given
        for (int i = 0; i < 200; i++) {
            itemLogs.log(item("x-" + i));
        }
        reads.clear();

        // When
        itemLogs.log(item("x-199"));
        itemLogs.log(item("x-0"));

        // Then
        assertThat(reads).containsExactly(item("x-0"));
    }

    private static DecisionSubject item(String itemId) {
        return new DecisionSubject.OfItem(itemId);
    }
}
