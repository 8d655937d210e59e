package org.vitrine.search.view;

import java.time.Instant;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.search.people.PersonView;

/** JSON of a change of an item: the decision that made it. */
public record ItemChangeView(String decisionId, String kind, PersonView person, Instant at) {

    public static ItemChangeView of(IndexedItem.Change change) {
        return new ItemChangeView(change.decisionId(), change.kind(), PersonView.of(change.person()), change.at());
    }
}
