package org.vitrine.inference.statement;

import java.util.List;
import java.util.Optional;

/**
 * What one call for labels brings.
 *
 * @param model who answered, even where it found nothing
 */
public record LabelsStatement(ModelIdentity model, List<LabelStatement> labels, Optional<ImageProperties> properties) {}
