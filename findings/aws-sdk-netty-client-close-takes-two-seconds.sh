#!/usr/bin/env bash
# AWS SDK for Java 2.40.2, netty-nio-client: how long close() of an asynchronous client takes that has nothing to do.
#
# A good engineer would guess: some milliseconds. Seen: at least two seconds for each client. close() shuts the client's own event loops down
# gracefully with a quiet period of two seconds and waits for the end. With event loops that the caller passes in, close() returns at once.
# A test that makes a client for each case, and a service that stops, pay for it without noticing.
# Source: https://github.com/aws/aws-sdk-java-v2, http-clients/netty-nio-client/src/main/java/software/amazon/awssdk/http/nio/netty/
# NettyNioAsyncHttpClient.java (EVENTLOOP_SHUTDOWN_QUIET_PERIOD_SECONDS).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>software.amazon.awssdk</groupId><artifactId>netty-nio-client</artifactId><version>2.40.2</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
POM
cat >"$work/Finding.java" <<'JAVA'
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

class Finding {
    public static void main(String[] arguments) {
        var shared = SdkEventLoopGroup.builder().build();
        NettyNioAsyncHttpClient.builder().eventLoopGroup(shared).build().close(); // loads the classes
        System.out.println("own event loops: " + closed(NettyNioAsyncHttpClient.builder()));
        System.out.println("event loops of the caller: " + closed(NettyNioAsyncHttpClient.builder().eventLoopGroup(shared)));
        System.exit(0);
    }

    static String closed(NettyNioAsyncHttpClient.Builder builder) {
        var client = builder.build();
        long since = System.nanoTime();
        client.close();
        return System.nanoTime() - since >= 1_900_000_000L ? "two seconds or more" : "less than two seconds";
    }
}
JAVA
java=${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib" >/dev/null 2>&1
seen=$("$java" -cp "$work/lib/*" "$work/Finding.java" 2>/dev/null)
echo "$seen"
wanted='own event loops: two seconds or more
event loops of the caller: less than two seconds'
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
