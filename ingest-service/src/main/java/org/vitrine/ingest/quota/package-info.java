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
 * <p>index-service counts what is stored; this service has no durable state. A quota can be exceeded by arrivals that
 * index-service had not counted when it answered: its lag, and uploads to other replicas.
 */
@NullMarked
package org.vitrine.ingest.quota;

import org.jspecify.annotations.NullMarked;
