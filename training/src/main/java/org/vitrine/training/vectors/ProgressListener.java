package org.vitrine.training.vectors;

/** Hears how far a run has come; called from any thread. */
@FunctionalInterface
public interface ProgressListener {

    /** @param what in a word or two what is being done */
    void done(String what, int done, int total);
}
