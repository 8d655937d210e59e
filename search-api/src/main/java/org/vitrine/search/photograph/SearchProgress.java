package org.vitrine.search.photograph;

/** Receives what is known of a search before its answer. Called from any thread, at most once for each photograph. */
interface SearchProgress {

    /** @param photograph its place in the request, from 0 */
    void prepared(int photograph, PreparedPhotograph prepared);

    /** @param photograph its place in the request, from 0 */
    void described(int photograph, QueryPhotograph described);

    /** For requests that want the answer alone. */
    SearchProgress NONE = new SearchProgress() {
        @Override
        public void prepared(int photograph, PreparedPhotograph prepared) {}

        @Override
        public void described(int photograph, QueryPhotograph described) {}
    };
}
