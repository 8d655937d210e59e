/**
 * Searches by each photograph that is indexed, to sort photographs into the review queues: certain, uncertain, or
 * suspected to repeat another.
 *
 * <pre>
 * topic indexed ─▶ ProposalNeed: is one needed? ─▶ IngestActivity, ProposalRate, SearchPriority: after ingest and
 *                                                  │ searches of people, limited rate
 *                  ProposalSearch: NearestItems; SimilarPhotograph: repeated frames, the same object
 *                                                  ▼
 *                        Proposal ─▶ topic proposed ─▶ index-service joins it into image-documents
 * </pre>
 */
@NullMarked
package org.vitrine.search.propose;

import org.jspecify.annotations.NullMarked;
