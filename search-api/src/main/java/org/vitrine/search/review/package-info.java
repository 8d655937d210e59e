/**
 * Review queues: what waits for a person, lent to one person at a time.
 *
 * <pre>
 * index of images: ReviewState puts each image into its queues ─▶ ReviewTasks ─ a lease per task ─▶ POST …/review/{queue}/next
 * decision with a lease token ─▶ Leases.check, and Leases.done once it is written ─▶ the task is hidden until the index shows the decision
 * index-service: failed photographs ─▶ FailedPhotographs ─▶ queue rejected
 * </pre>
 */
@NullMarked
package org.vitrine.search.review;

import org.jspecify.annotations.NullMarked;
