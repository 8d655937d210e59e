package org.vitrine.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.ingest.batch.BucketSource.Reading;

class BucketSourceTest {

    @Test
    void aBucketThatMayBeListedIsTakenWithItsPrefix() throws Exception {
        assertThat(read("{\"bucket\":\"scans\",\"prefix\":\"2019/Tray 12/\"}"))
                .isEqualTo(new Reading.Valid(new BucketSource("scans", "2019/Tray 12/")));
        assertThat(read("{\"bucket\":\"scans\",\"prefix\":\"a/../b..c/\"}"))
                .isEqualTo(new Reading.Valid(new BucketSource("scans", "a/../b..c/")));
        assertThat(read("{\"bucket\":\"scans\"}")).isEqualTo(new Reading.Valid(new BucketSource("scans", "")));
        assertThat(read("null")).isEqualTo(new Reading.None());
    }

    @Test
    void ofTheStoreAndOfWatchedBucketsAnInstitutionMayListItsOwnDropBoxOnly() throws Exception {
        assertThat(read("{\"bucket\":\"vitrine\",\"prefix\":\"drop/museum-a/coins/\"}"))
                .isInstanceOf(Reading.Valid.class);
        assertThat(read("{\"bucket\":\"incoming\",\"prefix\":\"drop/museum-a/coins/\"}"))
                .isInstanceOf(Reading.Valid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                  | from.bucket",
                "\"scans\"                                           | from.bucket",
                "{\"bucket\":7}                                      | from.bucket",
                "{\"bucket\":\"others\"}                             | from.bucket",
                "{\"bucket\":\"scans\",\"prefix\":7}                 | from.prefix",
                "{\"bucket\":\"vitrine\"}                            | from.prefix",
                "{\"bucket\":\"vitrine\",\"prefix\":\"originals/\"}  | from.prefix",
                "{\"bucket\":\"vitrine\",\"prefix\":\"drop/museum-b/\"} | from.prefix",
                "{\"bucket\":\"vitrine\",\"prefix\":\"drop/museum-a\"} | from.prefix",
                "{\"bucket\":\"vitrine\",\"prefix\":\"drop/museum-a/../museum-b/\"} | from.prefix",
                "{\"bucket\":\"vitrine\",\"prefix\":\"drop/museum-a/./coins/\"} | from.prefix",
                "{\"bucket\":\"vitrine\",\"prefix\":\"drop/museum-a/..\"} | from.prefix",
                "{\"bucket\":\"scans\",\"Prefix\":\"2019/\"}          | from",
                "{\"bucket\":\"incoming\"}                           | from.prefix",
                "{\"bucket\":\"incoming\",\"prefix\":\"drop/museum-b/\"} | from.prefix"
            })
    void whatMayNotBeListedNamesItsField(String from, String field) throws Exception {
        assertThat(read(from)).isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(
                        refused.problem().detail().extensions())
                .containsEntry("field", field));
    }

    @Test
    void anInstitutionsOwnPlaceFollowsFromTheRule() {
        assertThat(BucketSources.dropBoxPrefix("drop/{institution}/{collection}/", "a", "coins"))
                .isEqualTo("drop/a/");
        assertThat(BucketSources.dropBoxPrefix("in/{collection}/{institution}/", "a", "coins"))
                .isEqualTo("in/coins/a/");
    }

    @Test
    void workIsReadAsItWasWrittenAndDistinguishedFromNotifications() {
        var page = new BatchWork.ListPage("coins", "b-1", "scans", "", Optional.of("a/Köln 1.jpg"), 200, 3);
        var object = new BatchWork.TakeObject("coins", "b-1", "scans", "a/Köln 1.jpg");

        assertThat(BatchWork.read(page.json())).contains(page);
        assertThat(BatchWork.read(page.json().replace(",\"ignored\":3", "")))
                .as("of an earlier release")
                .contains(new BatchWork.ListPage("coins", "b-1", "scans", "", Optional.of("a/Köln 1.jpg"), 200, 0));
        assertThat(BatchWork.read(object.json())).contains(object);
        assertThat(BatchWork.read("{\"Records\":[]}")).isEmpty();
        assertThat(BatchWork.read("no JSON")).isEmpty();
        assertThat(BatchWork.read("7")).isEmpty();
    }

    private static Reading read(String from) throws JsonProcessingException {
        return BucketSource.read(
                new ObjectMapper().readTree(from),
                Set.of("scans", "vitrine", "incoming"),
                Set.of("vitrine", "incoming"),
                "drop/museum-a/");
    }
}
