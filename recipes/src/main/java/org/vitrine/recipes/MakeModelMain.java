package org.vitrine.recipes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * Main class of {@code ./vitrine models make}: {@code MakeModelMain NAME MODELS-FOLDER WORK-FOLDER}. Makes the model of
 * a recipe and writes {@code model.onnx} and {@code card.json} into the models folder. An existing card keeps its
 * figures and limits; digest, date, deviation from the trainer and reference output are replaced.
 */
public final class MakeModelMain {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MakeModelMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: MakeModelMain NAME MODELS-FOLDER WORK-FOLDER; the recipes are "
                    + recipes().stream().map(Recipe::name).toList());
        }
        var recipe = recipes().stream()
                .filter(each -> each.name().equals(arguments[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no recipe '%s'; the recipes are %s"
                        .formatted(
                                arguments[0],
                                recipes().stream().map(Recipe::name).toList())));
        var model = recipe.make(Path.of(arguments[2]), System.out::println);
        var folder = write(recipe, model, Path.of(arguments[1]), LocalDate.now(Clock.systemUTC()));
        System.out.println(folder);
    }

    static List<Recipe> recipes() {
        return List.of(
                EmbedderRecipe.SHIPPED,
                DeepRecipe.SHIPPED,
                OutlineRecipe.SHIPPED,
                FaceRecipe.UPRIGHT,
                FaceRecipe.SIDE,
                MetalRecipe.SHIPPED);
    }

    /**
     * Writes the graph and its card to {@code NAME/VERSION} below the models folder.
     *
     * @return the folder of the version
     */
    static Path write(Recipe recipe, Recipe.ExportedModel model, Path models, LocalDate day) throws IOException {
        var folder = Files.createDirectories(models.resolve(recipe.name()).resolve(Integer.toString(recipe.version())));
        Files.write(folder.resolve("model.onnx"), model.graph());
        var file = folder.resolve("card.json");
        var card = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
        card.put("sha256", sha256(model.graph()))
                .put("made", day.toString())
                .put("differsFromTrainer", model.deviation());
        var recorded = card.putArray("recorded");
        for (float number : recipe.referenceOutput().compute(model.graph())) {
            recorded.add(number);
        }
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(card) + "\n");
        return folder;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
