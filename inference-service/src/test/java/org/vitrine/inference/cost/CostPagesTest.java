package org.vitrine.inference.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.store.ObjectTooLarge;

class CostPagesTest {

    private static final String LINE =
            "{'remote':'r','institution':'%s','collection':'coins','tally':{'calls':2,'images':1,'price':0.5}}";

    private final CostPages pages = new CostPages(CostPagesTest::get);

    private static byte[] page(String institution) {
        return bytes("{'lines':[" + LINE.formatted(institution) + "]}");
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** The store of these tests: the key determines what it answers. A key without a slash is an institution. */
    private static Uni<byte[]> get(String key) {
        return switch (key) {
            case "costs/2026-11/damaged.json" -> Uni.createFrom().item(bytes("{'lines':[{'remote'"));
            case "costs/2026-11/large.json" ->
                Uni.createFrom().failure(new ObjectTooLarge(URI.create("s3://vitrine/" + key), 9, 4));
            case "costs/2026-11/unavailable.json" ->
                Uni.createFrom().failure(new IllegalStateException("the store is unavailable"));
            default -> Uni.createFrom().item(page(key));
        };
    }

    private static ReplicaCosts.Line line(String institution) {
        return new ReplicaCosts.Line("r", institution, "coins", new ReplicaCosts.Tally(2, 1, 0.5));
    }

    @Test
    void aPageThatCannotBeReadIsLeftOutAndTheOthersAreRead() {
        var read = pages.read(List.of("berlin", "costs/2026-11/damaged.json", "costs/2026-11/large.json", "gotha"))
                .await()
                .indefinitely();

        assertThat(read.stream().flatMap(page -> page.lines().stream())).containsExactly(line("berlin"), line("gotha"));
    }

    @Test
    void anOutageIsNotMistakenForMissingCosts() {
        var read = pages.read(List.of("berlin", "costs/2026-11/unavailable.json"));

        assertThatThrownBy(() -> read.await().indefinitely()).hasMessage("the store is unavailable");
    }

    @Test
    void theWarningNamesThePageTheReasonAndTheRemedy() {
        assertThat(CostPages.warning("costs/2026-11/x.json", new IllegalStateException("its JSON is damaged")))
                .contains("'costs/2026-11/x.json'", "its JSON is damaged", "Delete it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{'lines':[null]}",
                "{'lines':[{'remote':'r','institution':'i','collection':'c'}]}",
                "{'lines':[{'remote':'r','institution':'i','tally':{'calls':1,'images':1,'price':1}}]}"
            })
    void aPageWithoutItsMembersIsDamaged(String json) {
        assertThatThrownBy(() -> MonthlyCosts.read(bytes(json)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("its JSON is damaged");
    }
}
