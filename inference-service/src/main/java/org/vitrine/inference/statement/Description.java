package org.vitrine.inference.statement;

import java.util.List;

/** All that machines say of one photograph. */
public record Description(
        List<LabelStatement> labels,
        List<AttributeStatement> attributes,
        VectorStatement vector,
        List<Skipped> skipped) {}
