package org.vitrine.inference.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.cost.BudgetCheck.Result;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.remote.LocalRemotesProfile;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.InferenceProfile.WhenSpent;

class BudgetCheckTest {

    private static final List<String> LABELS = List.of("rekognition");
    private static final Requester COINS = new Requester("museum", "coins", Requester.Urgency.BATCH);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T23:00:00Z"));
    private final PriceTable priceTable = new PriceTable(config("true"));
    private final MonthlyCosts book = book();
    private final BudgetCheck budgetCheck = new BudgetCheck(book, priceTable);

    @Test
    void withoutABudgetEverythingIsFine() {
        assertThat(budgetCheck.of("coins", Optional.empty(), LABELS)).isEqualTo(new Result.Allowed());
    }

    @Test
    void beyondTheBudgetNoPaidCallIsAllowed() {
        // Given
        var budget = Optional.of(new InferenceProfile.Budget(0.002, WhenSpent.PAUSE));
        book.recordCall("rekognition", LABELS, COINS, true);
        book.recordCall("rekognition", LABELS, COINS, false);
        var resultBefore = budgetCheck.of("coins", budget, LABELS);

        // When
        book.recordCall("rekognition", LABELS, COINS, true);

        // Then
        assertThat(resultBefore).isEqualTo(new Result.Allowed());
        assertThat(budgetCheck.of("coins", budget, LABELS)).isInstanceOfSatisfying(Result.Exceeded.class, spent -> {
            assertThat(spent.action()).isEqualTo(WhenSpent.PAUSE);
            assertThat(spent.sentence()).contains("'coins'").contains("2026-11");
        });
        assertThat(budgetCheck.of("coins", budget, List.of("sagemaker/relief-bank")))
                .isEqualTo(new Result.Allowed());
        assertThat(budgetCheck.of("gems", budget, LABELS)).isEqualTo(new Result.Allowed());
    }

    @Test
    void aNewMonthIsANewBudget() {
        // Given
        book.recordCall("rekognition", LABELS, COINS, true);

        // When
        now.set(Instant.parse("2026-12-01T00:00:01Z"));

        // Then
        assertThat(book.spent("coins")).isZero();
        assertThat(book.lines()).isEmpty();
    }

    @Test
    void whatOtherReplicasSpendCountsToo() {
        // Given
        var other = book();
        other.recordCall("rekognition", LABELS, COINS, true);
        var page = other.pageToWrite().getFirst();
        book.recordCall("rekognition", LABELS, COINS, true);

        // When
        book.replaceOthers(book.month(), List.of(MonthlyCosts.read(page.json())));
        book.replaceOthers(book.month(), List.of(MonthlyCosts.read(page.json())));

        // Then
        assertThat(book.spent("coins")).isCloseTo(0.002, within(1e-12));
        assertThat(book.lines()).singleElement().satisfies(line -> {
            assertThat(line.tally().calls()).isEqualTo(2);
            assertThat(line.tally().images()).isEqualTo(2);
        });
        assertThat(page.key()).startsWith("costs/2026-11/");
        assertThat(other.pageToWrite()).isEmpty();
    }

    @Test
    void aStandInCostsNothing() {
        assertThat(new PriceTable(config("false")).of("rekognition")).isZero();
        assertThat(priceTable.of("rekognition")).isEqualTo(0.001);
    }

    private MonthlyCosts book() {
        var clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Objects.requireNonNull(now.get());
            }
        };
        return new MonthlyCosts(clock, priceTable, new Measurements(new SimpleMeterRegistry()));
    }

    private static InferenceConfig config(String priceStandIns) {
        return LocalRemotesProfile.at(
                URI.create("http://127.0.0.1:1"),
                Map.of("costs.price-stand-ins", priceStandIns, "costs.prices.rekognition", "0.001"));
    }
}
