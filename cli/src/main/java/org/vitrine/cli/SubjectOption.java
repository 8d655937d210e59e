package org.vitrine.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.training.vectors.InputPreparation.Pipeline;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.SubjectDefaults;
import picocli.CommandLine.Option;

/** What the photographs show, which says how they are prepared and what they are embedded by. */
final class SubjectOption {

    @Option(
            names = "--subject",
            paramLabel = "WORD",
            description =
                    "What the photographs show, as a collection's profile says it: coin, fossil, gem… Default: coin; of the protocol fossils, fossil.")
    @Nullable
    private String subject;

    private SubjectDefaults defaults(String unlessSaid) {
        return SubjectDefaults.of(Optional.ofNullable(subject).orElse(unlessSaid));
    }

    /** As the pipeline prepares them. */
    Pipeline pipeline(String unlessSaid) {
        return pipeline(unlessSaid, PreparationPlan.STANDARD.steps());
    }

    /** As the pipeline would with other steps. */
    Pipeline pipeline(String unlessSaid, List<String> steps) {
        return Pipeline.of(steps, defaults(unlessSaid).outline());
    }

    /** The embedder that a collection of this subject has unless it names another. */
    String embedder(String unlessSaid) {
        return defaults(unlessSaid).embedder();
    }
}
