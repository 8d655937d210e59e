/**
 * Describes one photograph, with the same code for a record of the flow and for a query by HTTP.
 *
 * <pre>
 * InferenceProfiles ─┐
 * RenditionSet ──────┴▶ ImageDescriber ─▶ StatementRequests ─▶ RekognitionLabeller, Endpoints (concurrently)
 *                             └─▶ PhotographDescription
 * POST /v1/describe ─▶ DescribeResource ─▶ ImageDescriber ─▶ DescribeAnswer, or a problem
 * </pre>
 */
@NullMarked
package org.vitrine.inference.describe;

import org.jspecify.annotations.NullMarked;
