package org.vitrine.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Launch of one of Vitrine's own services. Environment variables give it all addresses, as in a cluster. */
final class ServiceLaunch {

    /**
     * Partitions of a new topic: the largest number of replicas of a stage that work at the same time. A laptop does
     * not need more, and each costs time, because brokers check every partition of a consumer for each record that it
     * gets.
     */
    private static final String PARTITIONS = "4";

    private ServiceLaunch() {}

    static Launch of(
            Installation installation,
            PlatformFolder folder,
            Service service,
            Addresses addresses,
            List<String> flags) {
        Map<String, String> properties = new HashMap<>(QuarkusJars.PROPERTIES);
        if (service == Service.INDEX) {
            properties.put(
                    "vitrine.index.streams.state-folder",
                    folder.data(service).resolve("streams").toString());
        }
        Path application = installation.service(service);
        return new Launch(
                service,
                QuarkusJars.flat(application),
                QuarkusJars.MAIN,
                List.of(),
                QuarkusJars.flags(application, flags),
                properties,
                environment(installation, service, addresses),
                Map.of());
    }

    static Map<String, String> environment(Installation installation, Service service, Addresses addresses) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", Addresses.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(addresses.port(service)));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", addresses.bootstrapServers());
        environment.put("VITRINE_FLOW_PROVISIONING_PARTITIONS", PARTITIONS);
        environment.put("VITRINE_REGISTRY_URL", addresses.registryUrl().toString());
        environment.put("VITRINE_STORE_ENDPOINT", addresses.storeEndpoint().toString());
        environment.put("VITRINE_INDEX_URL", addresses.indexUrl().toString());
        environment.put("AWS_ACCESS_KEY_ID", LocalAccount.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", LocalAccount.SECRET_KEY);
        environment.put("AWS_REGION", LocalAccount.REGION);
        environment.put(
                "VITRINE_MODELS_FOLDER", installation.root().resolve("models").toString());
        String models = addresses.http(Service.MODEL_SERVER).toString();
        environment.put("VITRINE_INFERENCE_REKOGNITION_ENDPOINT", models);
        environment.put("VITRINE_INFERENCE_SAGEMAKER_ENDPOINT", models);
        environment.put(
                "VITRINE_INGEST_INDEX_URL", addresses.http(Service.INDEX).toString());
        environment.put(
                "VITRINE_SEARCH_PREPROCESS_URL",
                addresses.http(Service.PREPROCESS).toString());
        environment.put(
                "VITRINE_PREPROCESS_INFERENCE_URL",
                addresses.http(Service.INFERENCE).toString());
        environment.put(
                "VITRINE_INGEST_COLLECTIONS_INFERENCE_URL",
                addresses.http(Service.INFERENCE).toString());
        environment.put(
                "VITRINE_SEARCH_REVIEW_INDEX_SERVICE_URL",
                addresses.http(Service.INDEX).toString());
        environment.put(
                "VITRINE_SEARCH_INFERENCE_URL",
                addresses.http(Service.INFERENCE).toString());
        environment.put(
                "VITRINE_SEARCH_INGEST_URL", addresses.http(Service.INGEST).toString());
        environment.put("VITRINE_SEARCH_MODEL_SERVER_URL", models);
        return environment;
    }
}
