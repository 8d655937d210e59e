/**
 * Searches by each photograph that is indexed, so that review queues know what is certain and what is not.
 *
 * <pre>
 * topic indexed ─▶ ProposalNeed: is one wanted? ─▶ SearchPriority: after people's searches, a few a second
 *                                                 │
 *                  NearestItems, as .../similar; NearPhotographs: repeated frames, the same object
 *                                                 ▼
 *                                   ProposalRule ─▶ topic proposed ─▶ index-service joins it into image-documents
 * </pre>
 */
@NullMarked
package org.vitrine.search.propose;

import org.jspecify.annotations.NullMarked;
