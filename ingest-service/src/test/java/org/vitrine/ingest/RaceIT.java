package org.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.Topic;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of many concurrent posts of the same image. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class RaceIT extends IngestTestProfile {

    private static final int RACERS = 12;

    /** The response to one of the concurrent posts. */
    private record PostResponse(int status, JsonPath body) {}

    @Test
    void ofManyPostsOfTheSameBytesOneBringsTheImageAndAllNameTheSameVersion() throws Exception {
        // When
        var responses = race(_ -> NoisePhotographs.jpeg(7));

        // Then
        assertThat(responses)
                .extracting(PostResponse::status)
                .containsOnly(200, 202)
                .containsOnlyOnce(202);
        assertThat(responses).extracting(one -> one.body().getInt("version")).containsOnly(1);
        assertThat(responses)
                .extracting(one -> one.body().getString("sha256"))
                .containsOnly(sha256(NoisePhotographs.jpeg(7)));
        assertThat(arrivals(responses)).hasSize(1);
        post(NoisePhotographs.jpeg(7), "one").statusCode(200).body("version", equalTo(1));
    }

    @Test
    void ofManyPostsOfOtherBytesEachIsAVersionOfItsOwn() throws Exception {
        // When
        var responses = race(racer -> NoisePhotographs.jpeg(100 + racer));

        // Then
        assertThat(responses).extracting(PostResponse::status).containsOnly(202);
        assertThat(responses)
                .extracting(one -> one.body().getInt("version"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, RACERS).boxed().toList());
        var arrivals = arrivals(responses);
        assertThat(arrivals)
                .extracting(ImageArrived::getVersion)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, RACERS).boxed().toList());
        assertThat(arrivals.getFirst().getChange()).isEqualTo(Change.NEW);
        assertThat(Collections.max(responses, java.util.Comparator.comparing(one -> one.body()
                                .getInt("version")))
                        .body()
                        .getString("sha256"))
                .isEqualTo(arrivals.getLast().getSha256());
    }

    private List<ImageArrived> arrivals(List<PostResponse> responses) {
        String imageId = responses.getFirst().body().getString("imageId");
        return flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId).stream()
                .map(record -> record.value())
                .toList();
    }

    private List<PostResponse> race(IntFunction<byte[]> photograph) throws Exception {
        var line = new CyclicBarrier(RACERS);
        try (var racers = Executors.newFixedThreadPool(RACERS)) {
            return racers
                    .invokeAll(IntStream.range(0, RACERS)
                            .<Callable<PostResponse>>mapToObj(racer -> () -> {
                                byte[] bytes = photograph.apply(racer);
                                line.await();
                                var answer = post(bytes, "one").extract();
                                return new PostResponse(answer.statusCode(), answer.jsonPath());
                            })
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
