package org.vitrine.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.RunningStack;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.platform.Service;

/** Measures the time from choosing a photograph of 12 megapixels until the page shows the first candidate. */
@Tag("live")
class FirstCardIT {

    private static final int PHOTOGRAPHS = Integer.getInteger("vitrine.live.cards", 12);
    private static final int EDGE_PX = 3_464;
    private static final double MAX_MEDIAN_MS = 1_200;

    @Test
    void theFirstCandidateIsShownSoon() throws Exception {
        // Given
        var addresses = new RunningStack().up();
        var vitrine = new RunningSystem(addresses);
        long seed = System.nanoTime();
        var hoard = CataloguedHoard.post(vitrine, "First card", CataloguedHoard.Plan.ofObverses(seed, 12, 2, 320));
        var photographs = photographs(seed);

        // When
        var waits = new ArrayList<FindPage.PasteTimes>();
        try (var browser = new LiveBrowser(addresses.http(Service.SEARCH))) {
            for (byte[] photograph : photographs) {
                // A new page for each photograph, so that no cache of another photograph shortens the time.
                var page = browser.page("/?c=" + hoard.collection());
                waits.add(new FindPage(page).paste("coin.jpg", photograph));
                page.context().close();
            }
        }

        // Then
        double mean = photographs.stream().mapToInt(it -> it.length).average().orElse(0);
        System.out.printf(
                "LIVE first card, %d × %d px, %.1f MB: outline %s; search %s; answer %s; card %s%n",
                EDGE_PX,
                EDGE_PX,
                mean / 1e6,
                MeasuredTimes.of(waits, FindPage.PasteTimes::outlineMs).summary(),
                MeasuredTimes.of(waits, FindPage.PasteTimes::searchMs).summary(),
                MeasuredTimes.of(waits, FindPage.PasteTimes::answerMs).summary(),
                MeasuredTimes.of(waits, FindPage.PasteTimes::cardMs).summary());
        assertThat(MeasuredTimes.of(waits.subList(1, waits.size()), FindPage.PasteTimes::cardMs)
                        .percentile(0.5))
                .isLessThanOrEqualTo(MAX_MEDIAN_MS);
    }

    /** Returns photographs of one coin in different exposures, so that no stored answer applies. */
    private static List<byte[]> photographs(long seed) throws IOException {
        byte[] first = Hoard.photograph(Hoard.specimen(Hoard.type(seed, 3), 5), SpecimenSide.OBVERSE, 0, EDGE_PX)
                .jpeg();
        var picture = ImageIO.read(new ByteArrayInputStream(first));
        var all = new ArrayList<byte[]>();
        for (int number = 0; number < PHOTOGRAPHS; number++) {
            all.add(jpeg(new RescaleOp(0.9f + 0.015f * number, 0, null).filter(picture, null)));
        }
        return all;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(0.92f);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
