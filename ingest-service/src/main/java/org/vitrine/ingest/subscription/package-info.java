/**
 * Topics of Amazon SNS that wait for an operator to confirm their subscription. One object each in S3, so that every
 * replica answers alike; Vitrine fetches nothing from the addresses that it is sent.
 */
@NullMarked
package org.vitrine.ingest.subscription;

import org.jspecify.annotations.NullMarked;
