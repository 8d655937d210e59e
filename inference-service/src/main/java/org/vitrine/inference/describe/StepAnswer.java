package org.vitrine.inference.describe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.StepStatement;

/**
 * What an endpoint made of a step of preparation, as JSON.
 *
 * @param picture the mask or the better picture; absent for an angle
 * @param turn how the object stands; absent for a picture
 */
@Schema(description = "What an endpoint made of a step of preparation.")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StepAnswer(
        String step, Optional<StepStatement.Drawn> picture, Optional<StepStatement.Turn> turn, ModelIdentity model) {

    static StepAnswer of(StepStatement said) {
        return new StepAnswer(said.step(), said.picture(), said.turn(), said.model());
    }
}
