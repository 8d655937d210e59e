/**
 * The quota of photographs and bytes of each institution.
 *
 * <pre>
 * (arrival) QuotaCheck ─▶ InstitutionQuotas ─▶ KnownUsage ─▶ index-service by HTTP, at most once in
 *                              │                            vitrine.ingest.quota.refresh for each institution
 *                              ▼
 *                         InstitutionQuota, pure: QuotaDecision
 * </pre>
 *
 * <p>index-service counts what is stored; this service has no state. What was accepted and is not counted yet can exceed
 * a quota: uploads that are in progress, and what other replicas accept between two answers.
 */
@NullMarked
package org.vitrine.ingest.quota;

import org.jspecify.annotations.NullMarked;
