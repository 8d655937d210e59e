#!/usr/bin/env bash
# Quarkus REST client 3.34.2: a request body of type io.vertx.core.buffer.Buffer, the type of bytes in Vert.x, on which the client is built.
#
# A good engineer would guess: the bytes of the buffer are sent, as the server side of Quarkus REST reads and writes such a buffer. The client sends
# streams of buffers (Multi<Buffer>) and buffers in multipart forms as bytes. Seen: the build accepts a method with a Buffer as body, no message is
# logged, and the client sends buffer.toString() in UTF-8. Each byte that is not UTF-8 becomes three others (EF BF BD), so a JPEG or a gzip stream arrives
# damaged and longer. A body of type byte[] arrives unchanged.
# Source: https://github.com/quarkusio/quarkus: the client registers no MessageBodyWriter for Buffer, and its default writer sends the text of any object.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src/main/java/finding" "$work/src/main/resources"
cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <properties>
    <maven.compiler.release>21</maven.compiler.release>
    <maven.compiler.parameters>true</maven.compiler.parameters>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-bom</artifactId><version>3.34.2</version><type>pom</type><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest-client</artifactId></dependency>
  </dependencies>
  <build><plugins>
    <plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
    <plugin><groupId>io.quarkus</groupId><artifactId>quarkus-maven-plugin</artifactId><version>3.34.2</version><extensions>true</extensions>
      <executions><execution><goals><goal>build</goal></goals></execution></executions></plugin>
  </plugins></build>
</project>
POM
cat >"$work/src/main/resources/application.properties" <<'PROPERTIES'
quarkus.log.level=WARN
quarkus.banner.enabled=false
quarkus.http.host-enabled=false
PROPERTIES
cat >"$work/src/main/java/finding/BodyClient.java" <<'JAVA'
package finding;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

@Path("/")
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
public interface BodyClient {
    @POST
    String send(byte[] body);

    @POST
    String send(Buffer body);
}
JAVA
cat >"$work/src/main/java/finding/Finding.java" <<'JAVA'
package finding;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;

@QuarkusMain
public class Finding implements QuarkusApplication {
    @Override
    public int run(String... arguments) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] seen = HexFormat.of().formatHex(exchange.getRequestBody().readAllBytes()).getBytes();
            exchange.sendResponseHeaders(200, seen.length);
            exchange.getResponseBody().write(seen);
            exchange.close();
        });
        server.start();
        var client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build(BodyClient.class);
        byte[] start = HexFormat.of().parseHex("ffd8ffe0");
        System.out.println("byte[] ffd8ffe0 arrives as " + client.send(start));
        System.out.println("Buffer ffd8ffe0 arrives as " + client.send(Buffer.buffer(start)));
        server.stop(0);
        return 0;
    }
}
JAVA
java=${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java
mvn -q -B -f "$work/pom.xml" package >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
seen=$("$java" -jar "$work/target/quarkus-app/quarkus-run.jar" 2>/dev/null | grep arrives)
echo "$seen"
wanted='byte[] ffd8ffe0 arrives as ffd8ffe0
Buffer ffd8ffe0 arrives as efbfbdefbfbdefbfbdefbfbd'
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
