package org.vitrine.inference.statement;

import java.util.List;
import java.util.Optional;

/** All that machines say of one photograph. */
public record PhotographDescription(
        List<LabelStatement> labels,
        Optional<ImageProperties> properties,
        List<AttributeStatement> attributes,
        VectorStatement vector,
        List<SkippedRequest> skipped) {}
