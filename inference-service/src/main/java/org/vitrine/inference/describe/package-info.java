/**
 * Describes one photograph: the same for a record of the flow and for a query by HTTP.
 *
 * <pre>
 * InferenceProfiles ─┐
 * pictures ─────────┴▶ Describer ─▶ Labeller, Endpoints (all at once) ─▶ Description
 * POST /v1/describe ─▶ DescribeResource ─▶ Describer ─▶ DescribeAnswer, or a problem
 * </pre>
 */
@NullMarked
package org.vitrine.inference.describe;

import org.jspecify.annotations.NullMarked;
