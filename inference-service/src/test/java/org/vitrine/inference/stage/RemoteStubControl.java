package org.vitrine.inference.stage;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.inference.remote.InterruptibleRemoteStub;

/** Makes {@link InterruptibleRemoteStub} unavailable and available again, and reads what it answered. */
@ApplicationScoped
class RemoteStubControl {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI remote;

    RemoteStubControl(@ConfigProperty(name = "vitrine.inference.sagemaker.endpoint") URI remote) {
        this.remote = remote;
    }

    void makeUnavailable() {
        post("go");
    }

    /** Makes endpoint {@link InterruptibleRemoteStub#ONE} unavailable, and no other. */
    void makeOneUnavailable() {
        post("go-one");
    }

    void makeAvailable() {
        post("return");
    }

    /** Returns the answered requests whose picture has the text: how often, and which. */
    List<String> answered(String text) {
        return post("answered").lines().filter(line -> line.contains(text)).toList();
    }

    private String post(String command) {
        var request = HttpRequest.newBuilder(remote.resolve("/control/" + command))
                .POST(BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new AssertionError("the stand-in cannot be controlled", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
