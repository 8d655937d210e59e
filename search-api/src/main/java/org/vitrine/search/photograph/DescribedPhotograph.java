package org.vitrine.search.photograph;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;

/** Answer of inference-service: labels, attributes and vector that models computed from a prepared photograph. */
@JsonIgnoreProperties(ignoreUnknown = true)
record DescribedPhotograph(List<IndexedImage.Label> labels, List<IndexedImage.Attribute> attributes, Embedding vector) {

    /** A vector and the model that computed it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Embedding(ModelReference model, ImageVector values) {}
}
