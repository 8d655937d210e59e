/**
 * The stage of the flow: {@code preprocessed} in, {@code classified} and then {@code embedded} out.
 *
 * <pre>
 * preprocessed ─▶ InferenceStage ─▶ RenditionChoice ─▶ image-store ─▶ Describer ─▶ Facts ─▶ classified, embedded
 *                      └─ RemoteFault: retried, dead-lettered at once, or image-rejected
 * </pre>
 */
@NullMarked
package org.vitrine.inference.stage;

import org.jspecify.annotations.NullMarked;
