#!/usr/bin/env bash
# opensearch-java 3.9.0 over Apache HttpClient 5.
#
# A good engineer would guess: every error that OpenSearch answers in its own JSON form arrives as OpenSearchException, with status, type and reason.
# Seen: only 400 and 404 do. 409, 429, 500 and 503 arrive as ResponseException of the transport. 401 and 403 arrive as a plain IOException
# ("Forbidden access"): the ResponseException that has the status is two causes below. OpenSearch answers 403 for a cluster block, for example
# on a full disk.
# Source: https://github.com/opensearch-project/opensearch-java, java-client/src/main/java/org/opensearch/client/transport/httpclient5/
# ApacheHttpClient5Transport.java, at v3.9.0.
#
# A local HTTP server of the JDK gives the answers, so no OpenSearch is needed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.opensearch.client</groupId><artifactId>opensearch-java</artifactId><version>3.9.0</version></dependency>
    <dependency><groupId>org.apache.httpcomponents.client5</groupId><artifactId>httpclient5</artifactId><version>5.5</version></dependency>
    <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>2.19.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
POM
cat >"$work/Finding.java" <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.core5.http.HttpHost;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.Time;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

class Finding {

    interface Call { Object send() throws Exception; }

    static volatile int status;
    static volatile String body;

    public static void main(String[] arguments) throws Exception {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var transport = ApacheHttpClient5TransportBuilder
                .builder(new HttpHost("http", "127.0.0.1", server.getAddress().getPort()))
                .setMapper(new JacksonJsonpMapper())
                .build();
        var client = new OpenSearchClient(transport);
        Call index = () -> client.index(request -> request.index("i").id("1").document(Map.of("a", 1)));
        Call search = () -> client.search(request -> request.index("i"), Map.class);
        Call pit = () -> client.createPit(request -> request.index("i").keepAlive(Time.of(time -> time.time("1m"))));
        for (var error : Map.of(
                400, "illegal_argument_exception",
                401, "security_exception",
                403, "cluster_block_exception",
                404, "index_not_found_exception",
                409, "version_conflict_engine_exception",
                429, "rejected_execution_exception",
                500, "null_pointer_exception",
                503, "search_phase_execution_exception").entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            answer(error.getKey(), error.getValue());
            print("index", index);
            print("search", search);
            print("createPit", pit);
        }
        transport.close();
        server.stop(0);
    }

    static void answer(int code, String type) {
        status = code;
        String cause = "{\"type\":\"%s\",\"reason\":\"a reason\",\"index\":\"i\",\"index_uuid\":\"u\"".formatted(type);
        body = "{\"error\":{\"root_cause\":[%s}],%s},\"status\":%d}".formatted(cause, cause.substring(1), code);
    }

    static void print(String name, Call call) {
        String outcome;
        try {
            outcome = "returned " + call.send().getClass().getSimpleName();
        } catch (Exception failure) {
            outcome = java.util.stream.Stream.<Throwable>iterate(failure, it -> it != null, Throwable::getCause)
                    .map(it -> it.getClass().getSimpleName())
                    .distinct()
                    .collect(java.util.stream.Collectors.joining(" < "));
        }
        System.out.println(status + " " + name + ": " + outcome);
    }
}
JAVA
java=${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib" >/dev/null 2>&1
seen=$("$java" -cp "$work/lib/*" "$work/Finding.java" 2>/dev/null)
echo "$seen"
wanted=$(for status in 400 401 403 404 409 429 500 503; do
  for call in index search createPit; do
    case $status in
      400 | 404) echo "$status $call: OpenSearchException" ;;
      401 | 403) echo "$status $call: IOException < TransportException < ResponseException" ;;
      *) echo "$status $call: ResponseException" ;;
    esac
  done
done)
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
