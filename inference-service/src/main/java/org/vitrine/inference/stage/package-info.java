/**
 * The inference stage of the flow: consumes {@code preprocessed}, publishes {@code classified} and then
 * {@code embedded}.
 *
 * <pre>
 * preprocessed ─▶ InferenceStage ─▶ RenditionChoice ─▶ ImageDescriber ─▶ InferenceFacts ─▶ classified, embedded
 *                      └─ RemoteFault: held back, dead-lettered at once, or image-rejected
 * </pre>
 */
@NullMarked
package org.vitrine.inference.stage;

import org.jspecify.annotations.NullMarked;
