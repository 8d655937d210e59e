package org.vitrine.inference.statement;

import java.util.List;
import java.util.Optional;

/**
 * All statements of models about one photograph.
 *
 * @param labels labels of Rekognition, those of Custom Labels last
 * @param properties colours and quality; empty if not requested
 * @param attributes classified properties, ordered by name
 * @param vector the vector of the collection's embedder
 * @param skipped statements that were not requested or not usable, with the reason
 */
public record PhotographDescription(
        List<LabelStatement> labels,
        Optional<ImageProperties> properties,
        List<AttributeStatement> attributes,
        VectorStatement vector,
        List<SkippedRequest> skipped) {}
