/**
 * Nothing is asked twice: a statement is used again while picture, parameters and model are the same.
 *
 * <pre>
 * Question ─▶ KeptStatements ─▶ memory ─▶ statements/{sha256}/{question}.json ─▶ asked, and kept
 *                    │ a statement of a model that answers no longer is asked anew (NewestModels)
 * image-withdrawn ─▶ WithdrawalStep ─▶ what was kept of the image's pictures is deleted
 * </pre>
 */
@NullMarked
package org.vitrine.inference.kept;

import org.jspecify.annotations.NullMarked;
