package org.vitrine.ingest.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;

/** Makes the JSON of a profile as the API answers it: the members that clients set, and those that Vitrine sets. */
final class ProfileView {

    static final String COLLECTION_ID = "collectionId";
    static final String UPDATED_AT = "updatedAt";
    static final String NEXT_EMBEDDER = "nextEmbedder";
    static final String REPROCESSING = "reprocessing";
    static final String DELETING_SINCE = "deletingSince";

    /** Member of the answer to a change; a profile has no such member. */
    static final String WARNINGS = "warnings";

    static final List<String> SET_BY_VITRINE =
            List.of(COLLECTION_ID, UPDATED_AT, NEXT_EMBEDDER, REPROCESSING, DELETING_SINCE);

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private ProfileView() {}

    /** Returns the profile with all its members. */
    static ObjectNode of(CollectionProfile fact) {
        ObjectNode view = JSON.createObjectNode().put(COLLECTION_ID, fact.getCollectionId());
        view.setAll(settable(fact));
        Optional.ofNullable(fact.getNextEmbedder())
                .ifPresent(next -> view.set(NEXT_EMBEDDER, JSON.<JsonNode>valueToTree(ProfileMapping.toJson(next))));
        Optional.ofNullable(fact.getReprocessing()).ifPresent(reprocessing -> view.putObject(REPROCESSING)
                .put("from", reprocessing.getFrom())
                .put("startedAt", reprocessing.getStartedAt().toString()));
        Optional.ofNullable(fact.getDeletingSince()).ifPresent(since -> view.put(DELETING_SINCE, since.toString()));
        return view.put(UPDATED_AT, fact.getUpdatedAt().toString());
    }

    /** Returns the profile with all its members, and the warnings where there are any. */
    static ObjectNode of(CollectionProfile fact, List<String> warnings) {
        var view = of(fact);
        if (!warnings.isEmpty()) {
            warnings.forEach(view.putArray(WARNINGS)::add);
        }
        return view;
    }

    /** Returns the members that clients set. */
    static ObjectNode settable(CollectionProfile fact) {
        return JSON.valueToTree(ProfileMapping.toJson(fact));
    }
}
