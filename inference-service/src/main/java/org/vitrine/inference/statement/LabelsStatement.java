package org.vitrine.inference.statement;

import java.util.List;
import java.util.Optional;

/**
 * The result of one request for labels.
 *
 * @param model the model that answered; stated even if it found no label
 * @param labels the labels, in the order of the answer; may be empty
 * @param properties colours and quality; empty if not requested
 */
public record LabelsStatement(ModelIdentity model, List<LabelStatement> labels, Optional<ImageProperties> properties) {}
