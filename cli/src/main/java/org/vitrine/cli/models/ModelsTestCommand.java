package org.vitrine.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine models test}: sends one picture to an endpoint of the running model-server and prints its answer.
 */
@Command(
        name = "test",
        description = "Send a photograph to a model of the running model-server and print its answer.",
        mixinStandardHelpOptions = true)
final class ModelsTestCommand implements Callable<Integer> {

    private static final int EDGE_PX = 224;
    private static final int MAX_CLASSES = 5;

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(index = "0", paramLabel = "NAME", description = "The model.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PHOTO",
            description = "JPEG or PNG. Default: a grey disc on white.")
    @Nullable
    private Path photograph;

    @Option(names = "--json", description = "Print the unchanged answer of the model to standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException {
        byte[] picture = photograph == null ? discPicture() : Files.readAllBytes(photograph);
        long began = System.nanoTime();
        var answer = instance.models()
                .post(
                        path(name),
                        Map.of("Content-Type", "application/x-image", "Accept", "application/json;verbose"),
                        () -> BodyPublishers.ofByteArray(picture));
        var took = Duration.ofNanos(System.nanoTime() - began);
        if (!answer.isSuccess()) {
            throw new CliException(
                    ExitCode.FAILED,
                    answer.body()
                            .path("Message")
                            .asText("HTTP %d without an error message; see ./vitrine logs model-server"
                                    .formatted(answer.status())));
        }
        if (json) {
            terminal.json(answer.body());
        } else {
            printAnswer(answer.body());
            terminal.printMessage("in %d ms".formatted(took.toMillis()));
        }
        return ExitCode.OK;
    }

    static String path(String endpoint) {
        return "/endpoints/" + TextFormat.percentEncoded(endpoint) + "/invocations";
    }

    private void printAnswer(JsonNode body) {
        if (body.has("probabilities")) {
            var probabilities = body.path("probabilities");
            IntStream.range(0, probabilities.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                                    (Integer i) -> probabilities.path(i).asDouble())
                            .reversed())
                    .limit(MAX_CLASSES)
                    .forEach(i -> terminal.printResult("%5.1f %%  %s"
                            .formatted(
                                    100 * probabilities.path(i).asDouble(),
                                    body.path("labels").path(i).asText("class " + i))));
            return;
        }
        if (body.has("embedding")) {
            var outer = body.path("embedding");
            var vector = outer.path(0).isArray() ? outer.path(0) : outer;
            double squares = 0;
            for (var number : vector) {
                squares += number.asDouble() * number.asDouble();
            }
            terminal.printResult("a vector of %d numbers, length %.4f".formatted(vector.size(), Math.sqrt(squares)));
            return;
        }
        terminal.printResult(body.toString());
    }

    private static byte[] discPicture() throws IOException {
        var image = new BufferedImage(EDGE_PX, EDGE_PX, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, EDGE_PX, EDGE_PX);
        pen.setColor(Color.GRAY);
        pen.fillOval(EDGE_PX / 8, EDGE_PX / 8, EDGE_PX * 3 / 4, EDGE_PX * 3 / 4);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
