package org.vitrine.ingest.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;

/** A profile as the API shows it: the members that its owner sets, and those that Vitrine sets. */
final class ProfileView {

    static final String COLLECTION_ID = "collectionId";
    static final String UPDATED_AT = "updatedAt";
    static final String NEXT_EMBEDDER = "nextEmbedder";
    static final String REPROCESSING = "reprocessing";
    static final String DELETING_SINCE = "deletingSince";

    /** Part of an answer to a change, never of a profile. */
    static final String WARNINGS = "warnings";

    static final List<String> SET_BY_VITRINE =
            List.of(COLLECTION_ID, UPDATED_AT, NEXT_EMBEDDER, REPROCESSING, DELETING_SINCE);

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private ProfileView() {}

    /** Every member. */
    static ObjectNode of(CollectionProfile fact) {
        ObjectNode view = JSON.createObjectNode().put(COLLECTION_ID, fact.getCollectionId());
        view.setAll(settable(fact));
        Optional.ofNullable(fact.getNextEmbedder())
                .ifPresent(next -> view.set(NEXT_EMBEDDER, JSON.<JsonNode>valueToTree(ProfileMapping.toJson(next))));
        Optional.ofNullable(fact.getReprocessing()).ifPresent(again -> view.putObject(REPROCESSING)
                .put("from", again.getFrom())
                .put("startedAt", again.getStartedAt().toString()));
        Optional.ofNullable(fact.getDeletingSince()).ifPresent(since -> view.put(DELETING_SINCE, since.toString()));
        return view.put(UPDATED_AT, fact.getUpdatedAt().toString());
    }

    /** With what a person should know about a change. */
    static ObjectNode of(CollectionProfile fact, List<String> warnings) {
        var view = of(fact);
        if (!warnings.isEmpty()) {
            warnings.forEach(view.putArray(WARNINGS)::add);
        }
        return view;
    }

    /** The members that the owner sets. */
    static ObjectNode settable(CollectionProfile fact) {
        return JSON.valueToTree(ProfileMapping.toJson(fact));
    }
}
