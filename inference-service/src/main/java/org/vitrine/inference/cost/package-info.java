/**
 * Counts calls and their estimated costs by remote, institution and collection, and checks budgets.
 *
 * <pre>
 * RemoteCalls ─▶ MonthlyCosts ◀─▶ CostExchange ◀─▶ costs/{month}/{replica}.json of all replicas
 *                    │                     CostPages reads the pages of the others
 *                    ├─▶ BudgetCheck: does the budget of the collection cover a paid call?
 *                    └─▶ CostsResource: GET /v1/costs
 * </pre>
 */
@NullMarked
package org.vitrine.inference.cost;

import org.jspecify.annotations.NullMarked;
