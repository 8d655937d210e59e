package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.platform.junit.BearerTokens;
import org.vitrine.platform.junit.IdentityProviderStub;
import org.vitrine.platform.junit.PlatformResource;

/** Tests which tokens search-api accepts from a provider with discovery, and what it answers without its keys. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(PlatformResource.class)
@WithTestResource(UpstreamStub.class)
class TokenVerificationIT {

    private static final String NAME = "Rea";
    private static final List<String> READER = List.of("vitrine-reader");

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String provider;

    /** What is wrong with a token. */
    enum Fault {
        EXPIRED,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        NO_SUBJECT,
        OTHER_KEY_OF_THE_SAME_ID,
        UNKNOWN_KEY_ID,
        NO_SIGNATURE,
        ALGORITHM_NONE;

        String token() {
            return switch (this) {
                case EXPIRED -> BearerTokens.expired(NAME, READER);
                case OTHER_AUDIENCE -> BearerTokens.ofOtherAudience(NAME, READER);
                case OTHER_ISSUER -> BearerTokens.ofOtherIssuer(NAME, READER);
                case NO_SUBJECT -> BearerTokens.withoutSubject(NAME, READER);
                case OTHER_KEY_OF_THE_SAME_ID -> BearerTokens.ofOtherKey(NAME, READER);
                case UNKNOWN_KEY_ID -> BearerTokens.ofUnknownKeyId(NAME, READER);
                case NO_SIGNATURE -> BearerTokens.unsigned(NAME, READER);
                case ALGORITHM_NONE -> BearerTokens.ofAlgorithmNone(NAME, READER);
            };
        }
    }

    @Test
    void aTokenOfTheProviderIsAccepted() {
        collections(BearerTokens.of(NAME, Map.of(), READER)).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatIsNotValidHereIsRefused(Fault fault) {
        collections(fault.token())
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", allOf(startsWith("Bearer "), containsString("invalid_token")))
                .body("type", equalTo("urn:vitrine:problem:sign-in-required"));
    }

    @Test
    void aTokenOfANewKeyIsNotCalledInvalidWhileTheProviderHasAFault() {
        // Given
        answerKeysWith(500);

        // When
        var ofNewKey = collections(BearerTokens.ofUnknownKeyId(NAME, READER));
        var ofKnownKey = collections(BearerTokens.of(NAME, Map.of(), READER));
        answerKeysWith(200);

        // Then
        ofNewKey.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:vitrine:problem:temporarily-unavailable"))
                .body("detail", containsString("OpenID Connect provider"));
        ofKnownKey.then().statusCode(200);
    }

    private static Response collections(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/collections");
    }

    private void answerKeysWith(int status) {
        given().body(Integer.toString(status)).put(provider + IdentityProviderStub.KEYS);
    }
}
