package org.vitrine.inference.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vitrine.inference.statement.InferenceProfile;

/** Whether a collection's budget bears another call. */
@ApplicationScoped
public class BudgetCheck {

    private final MonthlyCosts book;
    private final PriceTable priceTable;

    BudgetCheck(MonthlyCosts book, PriceTable priceTable) {
        this.book = book;
        this.priceTable = priceTable;
    }

    /** Whether a call may be made. */
    public sealed interface Verdict {

        record Fine() implements Verdict {}

        /** @param sentence for people */
        record Spent(InferenceProfile.WhenSpent then, String sentence) implements Verdict {}
    }

    public Verdict of(String collection, Optional<InferenceProfile.Budget> budget, List<String> billed) {
        double price = billed.stream().mapToDouble(priceTable::of).sum();
        if (budget.isEmpty() || price == 0) {
            return new Verdict.Fine();
        }
        double spent = book.spent(collection);
        return spent + price <= budget.get().monthly()
                ? new Verdict.Fine()
                : new Verdict.Spent(
                        budget.get().whenSpent(),
                        String.format(
                                Locale.ROOT,
                                "The budget of collection '%s' for %s is %.2f, of which %.2f is spent; paid providers are not asked until it is raised or the month ends.",
                                collection,
                                book.month(),
                                budget.get().monthly(),
                                spent));
    }
}
