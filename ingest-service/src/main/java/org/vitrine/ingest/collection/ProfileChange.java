package org.vitrine.ingest.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;

/** The result of applying a PUT or PATCH request to a profile. Pure. */
sealed interface ProfileChange {

    /**
     * A valid new profile. A change of its embedder needs a decision before it is written, see
     * {@link EmbedderDecision}.
     */
    record Requested(CollectionProfile profile) implements ProfileChange {}

    /** The body of the request is not a valid profile. */
    record Malformed(String sentence) implements ProfileChange {}

    /** The request has the name of an endpoint, variant or model, or an ARN, in a form that AWS does not allow. */
    record MalformedEndpoint(String sentence) implements ProfileChange {}

    /** The request contradicts a member of the profile that Vitrine sets itself. */
    record Contradictory(String sentence) implements ProfileChange {}

    /** The profile has changed since the client read it. */
    record Outdated(String sentence) implements ProfileChange {}

    /** The outcome of reading the body of a request: the members that a client may set, or why they cannot be read. */
    sealed interface Body {

        record Settable(ObjectNode members) implements Body {}

        record Invalid(ProfileChange rejection) implements Body {}
    }

    /**
     * Returns the result of a PUT: the body replaces the profile, and a member that is left out takes its default.
     *
     * @param current the present profile; empty where the collection is new
     */
    static ProfileChange put(String collectionId, JsonNode body, Optional<CollectionProfile> current, Instant now) {
        return switch (settable(collectionId, body, current)) {
            case Body.Invalid(var rejection) -> rejection;
            case Body.Settable(var members) -> requested(collectionId, members, current, now);
        };
    }

    /**
     * Returns the result of a PATCH: the body changes the members that it names (RFC 7396), and null gives a member its
     * default.
     */
    static ProfileChange patch(JsonNode patch, CollectionProfile current, Instant now) {
        return switch (settable(current.getCollectionId(), patch, Optional.of(current))) {
            case Body.Invalid(var rejection) -> rejection;
            case Body.Settable(var members) ->
                requested(
                        current.getCollectionId(),
                        MergePatch.apply(ProfileView.settable(current), members),
                        Optional.of(current),
                        now);
        };
    }

    private static ProfileChange requested(
            String collectionId, JsonNode members, Optional<CollectionProfile> current, Instant now) {
        return switch (Profile.read(members)) {
            case Profile.Reading.Malformed(var sentence) -> new Malformed(sentence);
            case Profile.Reading.MalformedEndpoint(var sentence) -> new MalformedEndpoint(sentence);
            case Profile.Reading.Valid(var profile) -> {
                var fact = ProfileMapping.toFact(collectionId, profile, timeOfChange(current, now));
                current.ifPresent(before -> {
                    fact.setNextEmbedder(before.getNextEmbedder());
                    fact.setReprocessing(before.getReprocessing());
                    fact.setDeletingSince(before.getDeletingSince());
                });
                yield new Requested(fact);
            }
        };
    }

    /**
     * Returns the time of a change, which is later than that of the present profile. Of two profiles the later one
     * counts, so a clock that is behind must not make a change look older.
     */
    static Instant timeOfChange(Optional<CollectionProfile> current, Instant now) {
        return current.map(before -> before.getUpdatedAt().plusMillis(1))
                .filter(earliest -> earliest.isAfter(now))
                .orElse(now);
    }

    private static Body settable(String collectionId, JsonNode body, Optional<CollectionProfile> current) {
        if (!body.isObject()) {
            return new Body.Invalid(new Malformed(Profile.OBJECT_REQUIRED));
        }
        ObjectNode members = ((ObjectNode) body).deepCopy();
        members.remove(ProfileView.WARNINGS);
        var view = current.map(ProfileView::of);
        for (String name : ProfileView.SET_BY_VITRINE) {
            var given =
                    Optional.<JsonNode>ofNullable(members.remove(name)).filter(value -> !isRemoval(value, view, name));
            var contradiction = given.flatMap(value -> contradiction(collectionId, name, value, view));
            if (contradiction.isPresent()) {
                return new Body.Invalid(contradiction.get());
            }
        }
        return new Body.Settable(members);
    }

    /** A null for a member that the profile does not have is no contradiction. */
    private static boolean isRemoval(JsonNode value, Optional<ObjectNode> view, String name) {
        return value.isNull() && view.map(presentView -> !presentView.has(name)).orElse(true);
    }

    private static Optional<ProfileChange> contradiction(
            String collectionId, String name, JsonNode value, Optional<ObjectNode> view) {
        return switch (name) {
            case ProfileView.COLLECTION_ID ->
                value.isTextual() && value.asText().equals(collectionId)
                        ? Optional.empty()
                        : Optional.of(new Contradictory(
                                "collectionId %s is not '%s', the collection of the address: leave it out to copy a profile."
                                        .formatted(value, collectionId)));
            case ProfileView.UPDATED_AT ->
                view.filter(presentView -> !isSameInstant(value, presentView.path(name)))
                        .map(presentView -> new Outdated(
                                "updatedAt is %s, but the profile was last changed at %s. Read it again, or leave updatedAt out to overwrite it."
                                        .formatted(value, presentView.path(name))));
            default ->
                view.map(presentView -> presentView.path(name))
                                .filter(value::equals)
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(new Contradictory("%s is set by Vitrine and is %s now, not %s: leave it out.%s"
                                .formatted(
                                        name,
                                        view.filter(presentView -> presentView.has(name))
                                                .map(presentView ->
                                                        presentView.path(name).toString())
                                                .orElse("absent"),
                                        value,
                                        remedy(name, collectionId))));
        };
    }

    private static boolean isSameInstant(JsonNode given, JsonNode presentView) {
        try {
            return given.isTextual() && Instant.parse(given.asText()).equals(Instant.parse(presentView.asText()));
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }

    private static String remedy(String name, String collectionId) {
        return switch (name) {
            case ProfileView.NEXT_EMBEDDER, ProfileView.REPROCESSING ->
                " DELETE /v1/collections/%s/reprocess cancels it.".formatted(collectionId);
            default -> "";
        };
    }
}
