package org.vitrine.modelserver.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.onnx.ModelFolders;

/**
 * Sizes and modification times of a model's two files. A difference between two stamps means that the files changed;
 * reading a stamp is cheap enough for every check of the folder.
 *
 * @param sizes bytes of model.onnx and card.json; −1 for a missing file
 * @param times last modification of model.onnx and card.json; the epoch for a missing file
 */
record FileStamp(List<Long> sizes, List<FileTime> times) {

    static FileStamp of(Path folder) {
        var sizes = new ArrayList<Long>();
        var times = new ArrayList<FileTime>();
        for (var file : List.of(ModelFolders.MODEL, ModelFolders.CARD)) {
            try {
                var attributes = Files.readAttributes(folder.resolve(file), BasicFileAttributes.class);
                sizes.add(attributes.size());
                times.add(attributes.lastModifiedTime());
            } catch (IOException absent) {
                sizes.add(-1L);
                times.add(FileTime.fromMillis(0));
            }
        }
        return new FileStamp(List.copyOf(sizes), List.copyOf(times));
    }
}
