package org.vitrine.inference.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vitrine.inference.statement.InferenceProfile;

/** Checks whether the monthly budget of a collection covers another paid call. Thread-safe. */
@ApplicationScoped
public class BudgetCheck {

    private final MonthlyCosts costs;
    private final PriceTable priceTable;

    BudgetCheck(MonthlyCosts costs, PriceTable priceTable) {
        this.costs = costs;
        this.priceTable = priceTable;
    }

    /** The result of a check: the call may be made, or the budget is spent. */
    public sealed interface Result {

        record Allowed() implements Result {}

        /**
         * The budget does not cover the call.
         *
         * @param action what the profile prescribes in this case
         * @param sentence explanation for people
         */
        record Exceeded(InferenceProfile.WhenSpent action, String sentence) implements Result {}
    }

    /**
     * Checks the budget against the costs known to this replica.
     *
     * @param budget empty for no limit
     * @param billed names in the price table of what an answered call is billed for; a free call is always allowed
     */
    public Result of(String collection, Optional<InferenceProfile.Budget> budget, List<String> billed) {
        double price = billed.stream().mapToDouble(priceTable::of).sum();
        if (budget.isEmpty() || price == 0) {
            return new Result.Allowed();
        }
        double spent = costs.spent(collection);
        return spent + price <= budget.get().monthly()
                ? new Result.Allowed()
                : new Result.Exceeded(
                        budget.get().whenSpent(),
                        String.format(
                                Locale.ROOT,
                                "The budget of collection '%s' for %s is %.2f, of which %.2f is spent. Paid providers are not called until it is raised or the month ends.",
                                collection,
                                costs.month(),
                                budget.get().monthly(),
                                spent));
    }
}
