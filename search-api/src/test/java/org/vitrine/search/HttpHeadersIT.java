package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.platform.junit.PlatformResource;

/** Tests the headers of pages and answers: revalidation, caching, compression and the origins that may read. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class HttpHeadersIT {

    @Inject
    CollectionFixture gallery;

    @Test
    void jsonIsRevalidatedByItsTagAndCompressed() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String path = "/v1/images/" + CollectionFixture.imageId(coins, "1");

        // When
        var first = given().header("Accept-Encoding", "gzip").get(path).then();
        String tag = first.extract().header("ETag");

        // Then
        first.statusCode(200)
                .contentType("application/json")
                .header("Content-Encoding", equalTo("gzip"))
                .body("specimenId", equalTo("a"));
        assertThat(tag).startsWith("W/\"");
        given().header("If-None-Match", tag).get(path).then().statusCode(304).body(equalTo(""));
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    }

    @Test
    void thePagesNeedNothingFromElsewhere() {
        // When
        var page = given().get("/").then();

        // Then
        page.statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(not(containsString("http://")))
                .body(not(containsString("https://")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/compare", "/icon.svg"})
    void aPageIsSentAgainOnlyIfItChanged(String path) {
        // Given
        var first = given().get(path);

        // When
        var second = given().header("If-None-Match", "\"other\", " + first.header("ETag"))
                .get(path)
                .then();
        var changed = given().header("If-None-Match", "\"other\"").get(path).then();

        // Then
        first.then().statusCode(200).header("Cache-Control", equalTo("no-cache"));
        second.statusCode(304).header("ETag", equalTo(first.header("ETag"))).body(equalTo(""));
        changed.statusCode(200).body(equalTo(first.asString()));
    }

    @Test
    void whatHasItsDigestInItsNameIsKeptForAYear() {
        // When
        var asset = given().get(script()).then();
        var none = given().get("/assets/none-ABCDEFGH.js").then();

        // Then
        asset.statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                .header("Content-Security-Policy", containsString("script-src 'self'"));
        none.statusCode(404).header("Cache-Control", not(containsString("immutable")));
    }

    /** Returns the address of the script that the start page refers to. */
    private static String script() {
        return given().get("/").htmlPath().getString("html.head.script.@src");
    }

    @Test
    void textIsCompressedForWhoeverAcceptsIt() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0).saying("note", "words ".repeat(300)));

        // Then
        given().header("Accept-Encoding", "gzip")
                .get("/v1/collections/{c}/images", coins)
                .then()
                .header("Content-Encoding", equalTo("gzip"))
                .body("items", hasSize(1));
        given().header("Accept-Encoding", "gzip")
                .get("/v1/collections/none")
                .then()
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-collection"));
        given().header("Accept-Encoding", "gzip").get(script()).then().header("Content-Encoding", equalTo("gzip"));
        given().header("Accept-Encoding", "gzip")
                .get("/v1/images/{i}/renditions/thumbnail", CollectionFixture.imageId(coins, "1"))
                .then()
                .header("Content-Encoding", not(equalTo("gzip")))
                .body(equalTo("thumbnail of 1"));
    }

    @Test
    void noOtherOriginMayRead() {
        given().header("Origin", "https://elsewhere.example")
                .get("/v1/collections")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
