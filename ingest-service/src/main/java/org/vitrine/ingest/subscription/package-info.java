/**
 * Subscriptions of Amazon SNS topics that wait for an operator to confirm them. Each is one object in S3, so that every
 * replica gives the same answer. Vitrine sends no request to the URLs that it receives.
 */
@NullMarked
package org.vitrine.ingest.subscription;

import org.jspecify.annotations.NullMarked;
