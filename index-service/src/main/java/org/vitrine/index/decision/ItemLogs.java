package org.vitrine.index.decision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.SubjectLog;

/**
 * The logs of items that the evaluation of one record has read. A bulk decision names one item for all its specimens,
 * and the state of each specimen needs the log of that item several times. The store decodes a log with each read.
 *
 * <p>Use it for one record, after its decision is in the logs: it does not see later changes.
 */
final class ItemLogs {

    /** The maximum number of logs. One takes at most about 100 kB. */
    private static final int MAX_LOGS = 100;

    private final Function<DecisionSubject, SubjectLog> stored;
    private final Map<DecisionSubject, SubjectLog> logs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DecisionSubject, SubjectLog> eldest) {
            return size() > MAX_LOGS;
        }
    };

    /** @param stored reads the log of an item from the store */
    ItemLogs(Function<DecisionSubject, SubjectLog> stored) {
        this.stored = stored;
    }

    SubjectLog log(DecisionSubject item) {
        return logs.computeIfAbsent(item, stored);
    }
}
