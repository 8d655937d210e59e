#!/usr/bin/env bash
# quarkus-oidc 3.34.2: quarkus.oidc.token.subject-required=true, where tokens are verified with a configured key (quarkus.oidc.public-key) and not with the
# keys of a provider.
#
# A good engineer would guess: a token that has the claim sub is accepted as before. Seen: the application starts without a message, and every valid token
# with a subject is answered 401 with an empty body; nothing is logged at level WARN. With the setting, the
# client id is taken for the expected audience where quarkus.oidc.token.audience is not set. It is not configured either, and reading the empty Optional
# fails. With an audience, or without the setting, the same token is accepted.
# Source: https://github.com/quarkusio/quarkus, io.quarkus.oidc.runtime.OidcIdentityProvider.validateTokenWithoutOidcServer
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
    <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-oidc</artifactId></dependency>
    <dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest</artifactId></dependency>
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
quarkus.http.host=127.0.0.1
quarkus.http.port=0
PROPERTIES
cat >"$work/src/main/java/finding/Member.java" <<'JAVA'
package finding;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/member")
@Authenticated
public class Member {
    @GET
    public String get() {
        return "welcome";
    }
}
JAVA
cat >"$work/src/main/java/finding/Finding.java" <<'JAVA'
package finding;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.ConfigProvider;

@QuarkusMain
public class Finding implements QuarkusApplication {
    @Override
    public int run(String... arguments) throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/member"))
                                .header("Authorization", "Bearer " + arguments[0])
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        System.out.println("status " + answer.statusCode() + " body '" + answer.body() + "'");
        return 0;
    }
}
JAVA
cat >"$work/Token.java" <<'JAVA'
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** Prints a public key, and a token that is signed with its private key and valid for an hour. */
public class Token {
    public static void main(String[] arguments) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var keys = generator.generateKeyPair();
        var url = Base64.getUrlEncoder().withoutPadding();
        long now = Instant.now().getEpochSecond();
        String content = url.encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + url.encodeToString("{\"sub\":\"anna\",\"iat\":%d,\"exp\":%d}".formatted(now, now + 3600).getBytes(StandardCharsets.UTF_8));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        System.out.println(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        System.out.println(content + "." + url.encodeToString(signature.sign()));
    }
}
JAVA
java=${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java
mvn -q -B -f "$work/pom.xml" package >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"$java" "$work/Token.java" >"$work/token"
key=$(sed -n 1p "$work/token") token=$(sed -n 2p "$work/token")
answer() { "$java" "-Dquarkus.oidc.public-key=$key" "$@" -jar "$work/target/quarkus-app/quarkus-run.jar" "$token" 2>&1; }
seen="key: $(answer)
key, subject required: $(answer -Dquarkus.oidc.token.subject-required=true)
key, subject required, audience any: $(answer -Dquarkus.oidc.token.subject-required=true -Dquarkus.oidc.token.audience=any)"
echo "$seen"
wanted="key: status 200 body 'welcome'
key, subject required: status 401 body ''
key, subject required, audience any: status 200 body 'welcome'"
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
