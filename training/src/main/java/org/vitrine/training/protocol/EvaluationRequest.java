package org.vitrine.training.protocol;

import java.nio.file.Path;
import java.util.Optional;
import org.vitrine.training.vectors.InputPreparation.Pipeline;
import org.vitrine.training.vectors.ProgressListener;

/**
 * Parameters of an {@link Evaluation}.
 *
 * @param protocol what is measured
 * @param folder folder of the photographs
 * @param csv list of the photographs, relative to its own folder
 * @param columns names of the columns
 * @param preparation how photographs are prepared
 * @param rerank number of first candidates that are ordered again by their edge maps, measured beside the order by
 *     cosine similarity; 0 for none
 * @param cacheFolder folder of the vector cache; empty for no cache
 * @param progress receives the progress
 */
public record EvaluationRequest(
        EvaluationProtocol protocol,
        Path folder,
        Path csv,
        Columns columns,
        Pipeline preparation,
        int rerank,
        Optional<Path> cacheFolder,
        ProgressListener progress) {

    /**
     * Names of columns.
     *
     * @param label column of the label; photographs of the same label are alike
     * @param group photographs of the same group are never compared with each other, nor split between training and
     *     test data
     * @param split column with {@code query} and {@code gallery}, or {@code train} and {@code test}
     */
    public record Columns(String label, String group, String split) {

        public static final Columns STANDARD = new Columns("label", "group", "split");
    }
}
