package org.vitrine.search.review;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request for tasks, for the OpenAPI description; {@link TaskRequest} reads it. */
@Schema(name = "ReviewWish", description = "Which tasks are wanted; all members may be absent.")
record TaskWishRequest(
        @Schema(minimum = "1", maximum = "20", defaultValue = "1")
        Optional<Integer> count,

        Optional<List<String>> filter) {}
