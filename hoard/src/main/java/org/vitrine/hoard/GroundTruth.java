package org.vitrine.hoard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.hoard.photograph.Ellipse;
import org.vitrine.hoard.photograph.SceneObject;
import org.vitrine.hoard.photograph.SyntheticPhotograph;
import org.vitrine.hoard.specimen.ItemType;
import org.vitrine.hoard.specimen.Specimen;

/**
 * The ground truth of one photograph, as rows of CSV and as JSON. Values are not escaped: no name in a hoard contains a
 * comma or a quotation mark.
 *
 * @param file path of the photograph, relative to the folder of the hoard
 * @param mask path of the mask, a picture that is white where the object is, relative to the folder of the hoard
 */
record GroundTruth(String file, String mask, SyntheticPhotograph photograph) {

    /** Header of the catalogue CSV: the columns that a real catalogue could have. */
    static final String CATALOGUE_HEADER = "file,specimen,side,item,material,denomination,region,person,legend";

    /**
     * Header of the truth CSV. It also has columns that only the generator can state, such as the die, angle and
     * lighting.
     */
    static final String HEADER =
            "file,specimen,item,side,die,legend,material,denomination,region,person,mask,angle,wear,"
                    + "wearGrade,light,lightAzimuthDegrees,lightElevationDegrees,backdrop,tiltDegrees,blurPx,noise,jpegQuality,"
                    + "subject,props,pxPerMm";

    String catalogueRow() {
        ItemType type = photograph.specimen().type();
        return row(
                file,
                photograph.specimen().id(),
                photograph.side().lowerCaseName(),
                type.id(),
                type.material(),
                type.denomination(),
                type.region(),
                type.person(photograph.side()),
                type.legend(photograph.side()));
    }

    String row() {
        Specimen specimen = photograph.specimen();
        ItemType type = specimen.type();
        return row(
                file,
                specimen.id(),
                type.id(),
                photograph.side().lowerCaseName(),
                specimen.die(photograph.side()),
                type.legend(photograph.side()),
                type.material(),
                type.denomination(),
                type.region(),
                type.person(photograph.side()),
                mask,
                number(photograph.angleDegrees()),
                number(specimen.wear()),
                wearGrade(specimen.wear()),
                photograph.light(),
                number(photograph.lightAzimuthDegrees()),
                number(photograph.lightElevationDegrees()),
                photograph.backdrop(),
                number(photograph.tiltDegrees()),
                number(photograph.blurPx()),
                number(photograph.noise()),
                number(photograph.jpegQuality()),
                type.subject().lowerCaseName(),
                sceneObjectNames(),
                number(photograph.pxPerMm()));
    }

    private String sceneObjectNames() {
        return photograph.sceneObjects().stream()
                .sorted()
                .map(SceneObject::lowerCaseName)
                .collect(Collectors.joining(" "));
    }

    /** Converts wear in [0, 1] to a grade of the coin trade, from "extremely fine" to "poor". */
    static String wearGrade(double wear) {
        List<String> grades = List.of("extremely fine", "very fine", "fine", "very good", "good", "poor");
        return grades.get(Math.min(grades.size() - 1, (int) (wear * 1.4 * grades.size())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String row(Object... cells) {
        return Stream.of(cells).map(String::valueOf).collect(Collectors.joining(","));
    }

    String json() {
        Specimen specimen = photograph.specimen();
        Ellipse outline = photograph.outline();
        return String.format(
                Locale.ROOT,
                "  {\"file\":\"%s\",\"mask\":\"%s\",\"item\":\"%s\",\"specimen\":\"%s\",\"side\":\"%s\",\"die\":%d,\"legend\":\"%s\",\"person\":\"%s\",\"material\":\"%s\",\"region\":\"%s\",\"angleDegrees\":%.2f,\"wear\":%.3f,\"wearGrade\":\"%s\",\"outline\":{\"centreX\":%.2f,\"centreY\":%.2f,\"semiMajor\":%.2f,\"semiMinor\":%.2f,\"degrees\":%.2f},\"lightAzimuthDegrees\":%.1f,\"lightElevationDegrees\":%.1f,\"backdrop\":\"%s\",\"subject\":\"%s\",\"props\":\"%s\",\"pxPerMm\":%.3f}",
                file,
                mask,
                specimen.type().id(),
                specimen.id(),
                photograph.side().lowerCaseName(),
                specimen.die(photograph.side()),
                specimen.type().legend(photograph.side()),
                specimen.type().person(photograph.side()),
                specimen.type().material(),
                specimen.type().region(),
                photograph.angleDegrees(),
                specimen.wear(),
                wearGrade(specimen.wear()),
                outline.centreX(),
                outline.centreY(),
                outline.semiMajor(),
                outline.semiMinor(),
                outline.degrees(),
                photograph.lightAzimuthDegrees(),
                photograph.lightElevationDegrees(),
                photograph.backdrop(),
                specimen.type().subject().lowerCaseName(),
                sceneObjectNames(),
                photograph.pxPerMm());
    }
}
