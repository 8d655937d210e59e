package org.vitrine.modelserver.faults;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call of a model with the properties that a {@link FaultRule} can match.
 *
 * @param operation DetectLabels, DetectCustomLabels, InvokeEndpoint, or InvokeModel for the paths of the hosting
 *     contract
 * @param endpoint name of the endpoint or model in the path; empty if the path names none
 */
record ModelCall(String operation, String endpoint) {

    private static final Pattern ENDPOINT = Pattern.compile("/endpoints/([^/]+)/invocations/?");
    private static final Pattern MODEL = Pattern.compile("/models/([^/]+)/invoke/?");

    /**
     * Recognises a call of a model; empty for other requests, such as health checks, lists and control.
     *
     * @param target value of the header X-Amz-Target; empty if not sent
     */
    static Optional<ModelCall> of(String method, String path, String target) {
        if (!"POST".equals(method)) {
            return Optional.empty();
        }
        if ("/".equals(path)) {
            return Optional.of(new ModelCall(target.substring(target.lastIndexOf('.') + 1), ""));
        }
        if ("/invocations".equals(path)) {
            return Optional.of(new ModelCall("InvokeModel", ""));
        }
        var endpoint = ENDPOINT.matcher(path);
        if (endpoint.matches()) {
            return Optional.of(new ModelCall("InvokeEndpoint", endpoint.group(1)));
        }
        var model = MODEL.matcher(path);
        return model.matches() ? Optional.of(new ModelCall("InvokeModel", model.group(1))) : Optional.empty();
    }
}
