package org.vitrine.search.photograph;

/**
 * Receives intermediate results of a search. Each method is called at most once for each photograph, from any thread.
 */
interface SearchProgress {

    /**
     * Called when a photograph was prepared.
     *
     * @param photograph position of the photograph in the request, from 0
     */
    void prepared(int photograph, PreparedPhotograph prepared);

    /**
     * Called when a photograph was described.
     *
     * @param photograph position of the photograph in the request, from 0
     */
    void described(int photograph, QueryPhotograph described);

    /** Ignores intermediate results, for requests that need the answer only. */
    SearchProgress NO_OP = new SearchProgress() {
        @Override
        public void prepared(int photograph, PreparedPhotograph prepared) {}

        @Override
        public void described(int photograph, QueryPhotograph described) {}
    };
}
