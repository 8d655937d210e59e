/**
 * What calls cost, whom, and when it is too much.
 *
 * <pre>
 * RemoteCalls ─▶ MonthlyCosts ─▶ Ledger ─▶ costs/{month}/{replica}.json, and those of the other replicas
 *                    ├─▶ Spending: may a paid call be made for this collection?
 *                    └─▶ GET /v1/costs
 * </pre>
 */
@NullMarked
package org.vitrine.inference.cost;

import org.jspecify.annotations.NullMarked;
