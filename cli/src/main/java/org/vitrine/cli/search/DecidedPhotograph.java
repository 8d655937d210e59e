package org.vitrine.cli.search;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * A photograph of which people decided a class: one row of the training data of search-api.
 *
 * @param institution institutionId
 * @param specimen specimenId; unique within its institution
 * @param item decided itemId; empty if none is decided
 * @param side decided side; empty if none is decided
 * @param label the decided class
 */
record DecidedPhotograph(String imageId, String institution, String specimen, String item, String side, String label) {

    static final String ITEM = "item";
    static final String SIDE = "side";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /**
     * Reads the photographs that have a class.
     *
     * @param csv training data of search-api
     * @param attribute what makes the classes: item, side, or an attribute that the training data have a column of
     */
    static List<DecidedPhotograph> read(Reader csv, String attribute) throws IOException {
        String column = attribute.equals(ITEM) ? "itemId" : attribute;
        var photographs = new ArrayList<DecidedPhotograph>();
        try (var rows = FORMAT.parse(csv)) {
            for (var row : rows) {
                String label = row.get(column);
                if (!label.isBlank()) {
                    photographs.add(new DecidedPhotograph(
                            row.get("imageId"),
                            row.get("institutionId"),
                            row.get("specimenId"),
                            row.get("itemId"),
                            row.get(SIDE),
                            label.strip()));
                }
            }
        }
        return photographs;
    }

    /** Whether the attribute is a column of the training data without a request for it. */
    static boolean isStandardColumn(String attribute) {
        return attribute.equals(ITEM) || attribute.equals(SIDE);
    }

    /** Name of the file of the photograph. */
    String fileName() {
        return imageId.replaceAll("[^A-Za-z0-9._-]", "_") + ".jpg"; // access renditions are JPEG
    }
}
