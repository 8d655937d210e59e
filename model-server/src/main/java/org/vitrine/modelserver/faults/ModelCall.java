package org.vitrine.modelserver.faults;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call of a model, as far as a rule may ask about it.
 *
 * @param operation DetectLabels, DetectCustomLabels, InvokeEndpoint, or InvokeModel for the hosting contract's paths
 * @param endpoint whose name is in the path; empty where there is none
 */
record ModelCall(String operation, String endpoint) {

    private static final Pattern ENDPOINT = Pattern.compile("/endpoints/([^/]+)/invocations/?");
    private static final Pattern MODEL = Pattern.compile("/models/([^/]+)/invoke/?");

    /** Nothing where the request is no call of a model: health, lists, control. */
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
