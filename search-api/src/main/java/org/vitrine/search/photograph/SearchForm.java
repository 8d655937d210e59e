package org.vitrine.search.photograph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.vitrine.search.filter.FilterReader;
import org.vitrine.search.match.ImageSide;
import org.vitrine.search.problem.SearchProblem;

/**
 * Form of a search by photograph, which Quarkus fills. Its fields may be absent, hence they are mutable and nullable.
 */
class SearchForm {

    private static final int MAX_PHOTOGRAPHS = 2;

    @RestForm
    @Schema(type = SchemaType.ARRAY, description = "Photograph of the front.")
    List<FileUpload> obverse = List.of();

    @RestForm
    @Schema(type = SchemaType.ARRAY, description = "Photograph of the back.")
    List<FileUpload> reverse = List.of();

    @RestForm
    @Schema(type = SchemaType.ARRAY, description = "Photograph of no known side. At most two.")
    List<FileUpload> image = List.of();

    @RestForm
    @Schema(description = SearchParameters.K)
    @Nullable
    String k;

    @RestForm
    @Schema(description = SearchParameters.MIN_SCORE)
    @Nullable
    String minScore;

    @RestForm
    @Schema(type = SchemaType.NUMBER, minimum = "0.01", maximum = "10000", description = SearchParameters.SCALE)
    @Nullable
    String pxPerMm;

    @RestForm
    @Schema(description = FilterReader.FORMAT)
    List<String> filter = List.of();

    @RestForm
    @Schema(description = SearchParameters.TEXT)
    @Nullable
    String text;

    @RestForm
    @Schema(description = SearchParameters.PICTURES)
    @Nullable
    String pictures;

    @RestForm
    @Schema(description = SearchParameters.REGION + " Repeatable, in the order of the photographs; blank for none.")
    List<String> region = List.of();

    @RestForm
    @Schema(description = SearchParameters.ANGLE + " Repeatable, in the order of the photographs; blank for none.")
    List<String> angle = List.of();

    /**
     * Returns the photographs in the order obverse, reverse, image. Ends the request with a problem if there are none
     * or too many.
     */
    List<SubmittedPhotograph> photographs() {
        var sides = new ArrayList<ImageSide>();
        var files = new ArrayList<FileUpload>();
        add(ImageSide.OBVERSE, obverse, sides, files);
        add(ImageSide.REVERSE, reverse, sides, files);
        boolean hasDuplicateSide = sides.stream().distinct().count() < sides.size();
        add(ImageSide.UNKNOWN, image, sides, files);
        if (hasDuplicateSide || files.size() > MAX_PHOTOGRAPHS) {
            throw new SearchProblem.AmbiguousPhotographs().exception();
        }
        if (files.isEmpty()) {
            throw new SearchProblem.NoPhotograph().exception();
        }
        var placements = GivenPlacement.of(files.size(), region, angle);
        var photographs = new ArrayList<SubmittedPhotograph>();
        for (int i = 0; i < files.size(); i++) {
            photographs.add(new SubmittedPhotograph(
                    sides.get(i),
                    new SubmittedPhotograph.Bytes.Uploaded(files.get(i).uploadedFile()),
                    placements.get(i)));
        }
        return List.copyOf(photographs);
    }

    private static void add(
            ImageSide imageSide, List<FileUpload> uploads, List<ImageSide> sides, List<FileUpload> files) {
        uploads.stream().filter(upload -> upload.size() > 0).forEach(upload -> {
            sides.add(imageSide);
            files.add(upload);
        });
    }

    SearchByPhotograph.SearchRequest toRequest() {
        return SearchParameters.read(
                Optional.ofNullable(k),
                Optional.ofNullable(minScore),
                Optional.ofNullable(pxPerMm),
                filter,
                Optional.ofNullable(text),
                Optional.ofNullable(pictures));
    }
}
