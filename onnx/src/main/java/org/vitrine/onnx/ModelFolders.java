package org.vitrine.onnx;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The models folder: one folder {@code NAME/VERSION} for each version of each model, with {@code model.onnx} and
 * {@code card.json}. A folder without a card is still being written and does not count.
 *
 * @param root the models folder; it may not exist yet
 */
public record ModelFolders(Path root) {

    public static final String MODEL = "model.onnx";
    public static final String CARD = "card.json";

    /** One version of one model. */
    public record Version(String name, String version, Path folder) {}

    /** Returns all versions, by name and newest version first: 10 before 9, numbers before versions with letters. */
    public List<Version> all() throws IOException {
        var all = new ArrayList<Version>();
        for (Path name : folders(root)) {
            for (Path version : folders(name)) {
                if (Files.isRegularFile(version.resolve(CARD))) {
                    all.add(new Version(
                            name.getFileName().toString(), version.getFileName().toString(), version));
                }
            }
        }
        all.sort(Comparator.comparing(Version::name)
                .thenComparing(Comparator.comparingLong((Version version) -> number(version.version()))
                        .reversed())
                .thenComparing(Version::version, Comparator.reverseOrder()));
        return all;
    }

    /** Returns the highest numeric version of the model plus one; 1 for a new name. */
    public String nextVersion(String name) throws IOException {
        long highest = all().stream()
                .filter(version -> version.name().equals(name))
                .mapToLong(version -> number(version.version()))
                .max()
                .orElse(0);
        return Long.toString(Math.max(0, highest) + 1);
    }

    /**
     * Copies a model and its card into the folder of their version. The card comes last and atomically, so that a
     * concurrent reader finds both files or no version.
     *
     * @throws java.nio.file.FileAlreadyExistsException if the version exists
     */
    public Version put(Path model, ModelCard card) throws IOException {
        return put(model, card, new ObjectMapper().createObjectNode());
    }

    /**
     * As {@link #put(Path, ModelCard)}, with further members in the card.
     *
     * @param extraMembers members of the card that only people read
     */
    public Version put(Path model, ModelCard card, ObjectNode extraMembers) throws IOException {
        var parent = Files.createDirectories(root.resolve(card.name()));
        var folder = Files.createDirectory(parent.resolve(card.version()));
        Files.copy(model, folder.resolve(MODEL), StandardCopyOption.REPLACE_EXISTING);
        var partFile = folder.resolve(CARD + ".part");
        Files.writeString(partFile, CardJson.write(card, extraMembers));
        Files.move(partFile, folder.resolve(CARD), StandardCopyOption.ATOMIC_MOVE);
        return new Version(card.name(), card.version(), folder);
    }

    /** Deletes a version; the card first, so that no process loads a model whose files are being deleted. */
    public void remove(Version version) throws IOException {
        Files.deleteIfExists(version.folder().resolve(CARD));
        try (var files = Files.walk(version.folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        var parent = version.folder().getParent();
        if (parent != null && folders(parent).isEmpty()) {
            Files.deleteIfExists(parent);
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, Files::isDirectory)) {
                children.forEach(found::add);
            }
        }
        return found;
    }

    private static long number(String version) {
        return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
    }
}
