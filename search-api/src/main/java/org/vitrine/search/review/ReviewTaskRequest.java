package org.vitrine.search.review;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Schema of the body of a request for tasks in the OpenAPI description. {@link TaskRequest} parses the body itself. */
@Schema(name = "ReviewWish", description = "Which tasks are requested; all members may be absent.")
record ReviewTaskRequest(
        @Schema(minimum = "1", maximum = "20", defaultValue = "1")
        Optional<Integer> count,

        Optional<List<String>> filter) {}
