package org.vitrine.cli.training;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.training.vectors.InputPreparation.Pipeline;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.SubjectDefaults;
import picocli.CommandLine.Option;

/**
 * Option {@code --subject}: what the photographs show. It determines how they are prepared and which embedder is used.
 * {@code unlessSaid} is the subject if the option is not given.
 */
final class SubjectOption {

    @Option(
            names = "--subject",
            paramLabel = "WORD",
            description =
                    "What the photographs show, as a collection's profile names it: coin, fossil, gem… Default: coin; of the protocol fossils, fossil.")
    @Nullable
    private String subject;

    private SubjectDefaults defaults(String defaultSubject) {
        return SubjectDefaults.of(Optional.ofNullable(subject).orElse(defaultSubject));
    }

    /** The preparation of the pipeline for this subject. */
    Pipeline pipeline(String defaultSubject) {
        return pipeline(defaultSubject, PreparationPlan.STANDARD.steps());
    }

    /** The preparation of the pipeline with other steps. */
    Pipeline pipeline(String defaultSubject, List<String> steps) {
        return Pipeline.of(steps, defaults(defaultSubject).outline());
    }

    /** The default embedder of collections of this subject. */
    String embedder(String defaultSubject) {
        return defaults(defaultSubject).embedder();
    }
}
