package org.vitrine.training.vectors;

/** Receives the progress of a long run. It is called from any thread. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * @param what what is done, in one or two words
     * @param done number of elements that are done
     * @param total number of all elements
     */
    void onProgress(String what, int done, int total);
}
