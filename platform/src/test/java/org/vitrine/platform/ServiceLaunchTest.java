package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServiceLaunchTest {

    private static final Addresses USUAL =
            new Addresses(Program.all().stream().collect(Collectors.toMap(program -> program, Program::defaultPort)));

    private static final Installation HERE = Installation.of(Path.of("/vitrine"));

    @Test
    void everyServiceGetsTheAddressesOfTheOthers() {
        assertThat(ServiceLaunch.environment(HERE, Service.SEARCH, USUAL))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_HTTP_PORT", "8100"),
                        Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092"),
                        Map.entry("VITRINE_FLOW_PROVISIONING_PARTITIONS", "4"),
                        Map.entry("VITRINE_REGISTRY_URL", "http://127.0.0.1:18081/apis/registry/v3"),
                        Map.entry("VITRINE_STORE_ENDPOINT", "http://127.0.0.1:19000"),
                        Map.entry("VITRINE_INDEX_URL", "http://127.0.0.1:19200"),
                        Map.entry("AWS_ACCESS_KEY_ID", "vitrine-local"),
                        Map.entry("AWS_SECRET_ACCESS_KEY", "vitrine-local-secret"),
                        Map.entry("AWS_REGION", "eu-central-1"),
                        Map.entry("VITRINE_MODELS_FOLDER", "/vitrine/models"),
                        Map.entry("VITRINE_INFERENCE_REKOGNITION_ENDPOINT", "http://127.0.0.1:8105"),
                        Map.entry("VITRINE_INFERENCE_SAGEMAKER_ENDPOINT", "http://127.0.0.1:8105"),
                        Map.entry("VITRINE_INGEST_INDEX_URL", "http://127.0.0.1:8104"),
                        Map.entry("VITRINE_PREPROCESS_INFERENCE_URL", "http://127.0.0.1:8103"),
                        Map.entry("VITRINE_INGEST_COLLECTIONS_INFERENCE_URL", "http://127.0.0.1:8103"),
                        Map.entry("VITRINE_SEARCH_PREPROCESS_URL", "http://127.0.0.1:8102"),
                        Map.entry("VITRINE_SEARCH_INFERENCE_URL", "http://127.0.0.1:8103"),
                        Map.entry("VITRINE_SEARCH_REVIEW_INDEX_SERVICE_URL", "http://127.0.0.1:8104"),
                        Map.entry("VITRINE_SEARCH_INGEST_URL", "http://127.0.0.1:8101"),
                        Map.entry("VITRINE_SEARCH_MODEL_SERVER_URL", "http://127.0.0.1:8105")));
    }

    @Test
    void eachServiceListensOnItsOwnPort() {
        assertThat(Service.values())
                .extracting(service ->
                        ServiceLaunch.environment(HERE, service, USUAL).get("QUARKUS_HTTP_PORT"))
                .doesNotHaveDuplicates();
    }

    @Test
    void allHeapsTogetherLeaveRoomForWhatIsNotHeap() {
        assertThat(Program.all().stream().mapToInt(Program::heapMiB).sum()).isLessThanOrEqualTo(2_300);
    }
}
