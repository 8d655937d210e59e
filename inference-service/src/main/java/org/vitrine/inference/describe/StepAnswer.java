package org.vitrine.inference.describe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.StepStatement;

/**
 * The JSON of {@code POST /v1/steps/{step}}: the result of a preparation step that an endpoint computed.
 *
 * @param picture the mask or the enhanced picture; absent for an angle
 * @param turn rotation of the object; absent for a picture
 */
@Schema(description = "The result of a preparation step that an endpoint computed.")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record StepAnswer(
        String step,
        Optional<StepStatement.PictureFile> picture,
        Optional<StepStatement.Rotation> turn,
        ModelIdentity model) {

    static StepAnswer of(StepStatement statement) {
        return new StepAnswer(statement.step(), statement.picture(), statement.turn(), statement.model());
    }
}
