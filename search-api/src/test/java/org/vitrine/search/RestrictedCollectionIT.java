package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vitrine.access.CollectionAccess;
import org.vitrine.access.Role;
import org.vitrine.platform.junit.AccessTable;
import org.vitrine.platform.junit.PlatformResource;

/** Tests with sign-in that a collection is answered like one that does not exist where the caller may not read it. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(PlatformResource.class)
@WithTestResource(UpstreamStub.class)
class RestrictedCollectionIT {

    private static final String LOOKUPS = "lookups.txt";
    private static final Target ABSENT = new Target("absent-collection", "absent-image");

    /** Parameters of the API that name a collection or an image. */
    private static final Set<String> IDENTIFYING = Set.of("collectionId", "collection", "imageId", "image");

    /** A variable of the path, or a parameter whose value is one; of a lookup of the table. */
    private static final Pattern GIVEN_ID = Pattern.compile("(?:(\\w+)=)?\\{(collectionId|imageId)}");

    private static final Shot SHOT = Shot.of("1", "a", "A", 1, 0, 0, 0);

    @TestHTTPResource
    URI server;

    @Inject
    CollectionFixture gallery;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What a request reads. */
    private record Target(String collectionId, String imageId) {}

    /** What a caller sees of a response. The ids of the request are replaced by their names. */
    private record Seen(int status, String body, Map<String, List<String>> headers) {

        private static final Set<String> OF_THE_MOMENT = Set.of("date", "content-length");

        static Seen of(HttpResponse<String> response, Target target) {
            var headers = new TreeMap<>(response.headers().map());
            headers.keySet().removeIf(name -> OF_THE_MOMENT.contains(name.toLowerCase(Locale.ROOT)));
            String body = response.body()
                    .replace(target.imageId(), "{imageId}")
                    .replace(target.collectionId(), "{collectionId}");
            return new Seen(response.statusCode(), body, headers);
        }

        boolean isProblem(String code) {
            return body.contains("\"code\":\"%s\"".formatted(code));
        }
    }

    @Test
    void theTableHasEachParameterThatNamesACollectionOrAnImage() throws IOException {
        // Given
        var permissions = AccessTable.read("access.txt");
        var openApi = new ObjectMapper()
                .readTree(given().accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString());

        // When
        var inTable = AccessTable.read(LOOKUPS).keySet().stream()
                .flatMap(RestrictedCollectionIT::givenParameters)
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(identifyingParameters(openApi))
                .filteredOn(parameter -> permissions
                        .getOrDefault(parameter.substring(0, parameter.lastIndexOf(' ')), "")
                        .equals("read"))
                .containsExactlyInAnyOrderElementsOf(inTable);
    }

    /** Returns an operation and a parameter for each id that a lookup of the table has. */
    private static Stream<String> givenParameters(String lookup) {
        String operation = lookup.split("\\?", 2)[0];
        return GIVEN_ID.matcher(lookup)
                .results()
                .map(id -> operation + ' ' + Optional.ofNullable(id.group(1)).orElse(id.group(2)));
    }

    /** Returns an operation and a parameter for each id that an operation of the API takes. */
    private static Set<String> identifyingParameters(JsonNode openApi) {
        var parameters = new TreeSet<String>();
        openApi.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> Stream.of(path.getValue(), method.getValue())
                        .flatMap(described -> described.path("parameters").findValuesAsText("name").stream())
                        .filter(IDENTIFYING::contains)
                        .forEach(name -> parameters.add(
                                "%s %s %s".formatted(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), name)))));
        return parameters;
    }

    /** Reads the answer for an absent id once for each lookup and caller, and compares that of each access with it. */
    @Test
    void aCollectionThatTheCallerMayNotReadIsAnsweredLikeNone() throws Exception {
        // Given
        var lookups = AccessTable.read(LOOKUPS);
        var callers = AccessTestCaller.all();
        var open = target(gallery.collection(SHOT));
        var targets = new EnumMap<CollectionAccess, Target>(CollectionAccess.class);
        for (CollectionAccess access : CollectionAccess.values()) {
            targets.put(access, target(gallery.withAccess(access.word(), SHOT)));
        }

        // When
        var answers = new TreeMap<String, String>();
        for (var lookup : lookups.entrySet()) {
            for (AccessTestCaller caller : callers) {
                var ofNone = send(lookup.getKey(), ABSENT, open, caller);
                for (var target : targets.entrySet()) {
                    var seen = send(lookup.getKey(), target.getValue(), open, caller);
                    answers.put(
                            combination(lookup.getKey(), caller, target.getKey()),
                            outcome(seen, ofNone, lookup.getValue()));
                }
            }
        }

        // Then
        assertThat(answers).isNotEmpty().isEqualTo(expected(lookups.keySet(), callers));
    }

    private static Map<String, String> expected(Set<String> lookups, List<AccessTestCaller> callers) {
        var answers = new TreeMap<String, String>();
        for (String lookup : lookups) {
            for (AccessTestCaller caller : callers) {
                for (CollectionAccess access : CollectionAccess.values()) {
                    answers.put(combination(lookup, caller, access), mayRead(caller, access) ? "read" : "none");
                }
            }
        }
        return answers;
    }

    private static String combination(String lookup, AccessTestCaller caller, CollectionAccess access) {
        return "%s, %s, %s".formatted(lookup, caller.name(), access.word());
    }

    private static Target target(String collectionId) {
        return new Target(collectionId, CollectionFixture.imageId(collectionId, "1"));
    }

    /** Stated a second time, so that a change of the rule is seen. */
    private static boolean mayRead(AccessTestCaller caller, CollectionAccess access) {
        return switch (access) {
            case PUBLIC -> true;
            case MEMBERS -> caller.token().isPresent();
            case PRIVATE -> caller.role().filter(role -> role != Role.READER).isPresent();
        };
    }

    private static String outcome(Seen seen, Seen ofNone, String code) {
        if (ofNone.status() != 404 || !ofNone.isProblem(code)) {
            return "an unknown id is answered " + ofNone;
        }
        if (seen.equals(ofNone)) {
            return "none";
        }
        return seen.isProblem(code) ? "differs from none: " + seen : "read";
    }

    private Seen send(String lookup, Target target, Target open, AccessTestCaller caller)
            throws IOException, InterruptedException {
        var methodAndPath = lookup.split(" ", 2);
        String path = methodAndPath[1]
                .replace("{collectionId}", target.collectionId())
                .replace("{imageId}", target.imageId())
                .replace("{publicImageId}", open.imageId())
                .replace("{kind}", "thumbnail")
                .replace("{itemId}", "A")
                .replace("{specimenId}", "a");
        var request = HttpRequest.newBuilder(server.resolve(path));
        if (methodAndPath[0].equals("POST")) {
            request.header("Content-Type", "application/octet-stream")
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.ofString("x"));
        }
        caller.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return Seen.of(http.send(request.build(), BodyHandlers.ofString()), target);
    }
}
