/**
 * Review queues: tasks for people, each lent to one person at a time.
 *
 * <pre>
 * index of images: ReviewState assigns queues ─▶ ReviewTasks ─ a lease per task ─▶ POST …/review/{queue}/next
 * decision with a lease token ─▶ Leases.check, then Leases.complete ─▶ task hidden until the index shows the decision
 * index-service: failed photographs ─▶ FailedPhotographs ─▶ queue rejected
 * </pre>
 */
@NullMarked
package org.vitrine.search.review;

import org.jspecify.annotations.NullMarked;
