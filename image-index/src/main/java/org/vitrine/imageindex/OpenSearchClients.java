package org.vitrine.imageindex;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/**
 * CDI producer of the one OpenSearch client of the process. {@link IndexConfig} limits its connections and the wait for
 * one.
 */
@ApplicationScoped
class OpenSearchClients {

    @Produces
    @Singleton
    OpenSearchAsyncClient client(IndexConfig config) {
        var url = config.url();
        var request = timeout(config.requestTimeout());
        var builder = ApacheHttpClient5TransportBuilder.builder(
                        new HttpHost(url.getScheme(), url.getHost(), port(config)))
                .setMapper(IndexJson.forClient())
                .setDefaultHeaders(credentials(config))
                .setHttpClientConfigCallback(
                        http -> http.setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                                        .setMaxConnTotal(config.maxConnections())
                                        .setMaxConnPerRoute(config.maxConnections())
                                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                                .setConnectTimeout(timeout(config.connectTimeout()))
                                                .setSocketTimeout(request)
                                                // Detects connections that a restarted server no longer has.
                                                .setValidateAfterInactivity(Timeout.ofSeconds(1))
                                                .build())
                                        .build())
                                .setDefaultRequestConfig(RequestConfig.custom()
                                        .setConnectionRequestTimeout(request)
                                        .setResponseTimeout(request)
                                        .build()));
        if (url.getPath() != null && url.getPath().length() > 1) {
            builder.setPathPrefix(url.getPath());
        }
        return new OpenSearchAsyncClient(builder.build());
    }

    void close(@Disposes OpenSearchAsyncClient client) throws IOException {
        client._transport().close();
    }

    private static int port(IndexConfig config) {
        int given = config.url().getPort();
        if (given > 0) {
            return given;
        }
        return "https".equals(config.url().getScheme()) ? 443 : 80;
    }

    private static Header[] credentials(IndexConfig config) {
        return config.username()
                .map(user -> user + ":" + config.password().orElse(""))
                .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .map(encoded -> new Header[] {new BasicHeader("Authorization", "Basic " + encoded)})
                .orElseGet(() -> new Header[0]);
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
