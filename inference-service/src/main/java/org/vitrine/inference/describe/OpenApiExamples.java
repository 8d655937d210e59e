package org.vitrine.inference.describe;

/** Example responses in the OpenAPI document. */
final class OpenApiExamples {

    static final String ANSWER = """
            {
              "labels": [{
                "name": "Coin", "confidence": 0.9712,
                "boxes": [{"left": 112.0, "top": 96.5, "width": 800.0, "height": 803.0, "confidence": 0.9712}],
                "parents": ["Money"], "aliases": [], "categories": ["Home and Indoors"],
                "model": {"provider": "rekognition", "name": "DetectLabels", "version": "3.0", "digest": ""}
              }],
              "attributes": [{
                "name": "side", "value": "obverse", "confidence": 0.83,
                "model": {"provider": "sagemaker", "name": "coin-side", "version": "1", "digest": ""}
              }],
              "vector": {
                "model": {
                  "provider": "sagemaker", "name": "relief-bank", "version": "1",
                  "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                },
                "dimension": 4,
                "values": [0.5, -0.5, 0.5, 0.5]
              }
            }
            """;

    static final String STEP = """
            {
              "step": "upright", "turn": {"degrees": 90.0, "confidence": 0.97},
              "model": {"provider": "sagemaker", "name": "coin-upright", "version": "2"}
            }
            """;

    static final String MISSING_PART = """
            {
              "type": "urn:vitrine:problem:missing-part", "title": "Missing part", "status": 400,
              "detail": "The multipart/form-data body has no file part 'prepared'. Send the picture of the object as that part.",
              "code": "missing-part"
            }
            """;

    static final String NOT_READY = """
            {
              "type": "urn:vitrine:problem:model-not-ready", "title": "Model not ready", "status": 503,
              "detail": "SageMaker endpoint 'relief-bank' is not ready yet: the model is being loaded",
              "code": "model-not-ready"
            }
            """;

    private OpenApiExamples() {}
}
