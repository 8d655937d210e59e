package org.vitrine.vision.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.vision.remark.RemarkReader.ReadRemark;

/** Tests that the codes of remarks are read from the notes of steps. */
class RemarkReaderTest {

    @ParameterizedTest
    @EnumSource
    void eachRemarkIsReadFromItsText(StepRemark remark) {
        // Given
        var text = remark.text(Collections.nCopies(3, 7.0).toArray());

        // When
        var read = RemarkReader.read(text);

        // Then
        assertThat(read).extracting(ReadRemark::code).containsExactly(remark.code());
        assertThat(read).extracting(ReadRemark::text).containsExactly(text);
    }

    @Test
    void aNoteIsReadAsItsRemarksInTheirOrder() {
        // Given
        var note = "the answer of vit/turn@2 contains no angle; the built-in step was used;"
                + " coin-upright 3 is not confident of a rotation; the picture is not turned";

        // When
        var read = RemarkReader.read(note);

        // Then
        assertThat(read).extracting(ReadRemark::code).containsExactly("no-angle", "built-in-step", "rotation-unsure");
        assertThat(read.getFirst().values()).containsExactly("vit/turn@2");
        assertThat(read.getLast().values()).containsExactly("coin-upright 3");
    }

    @Test
    void textWithoutACodeIsKept() {
        // Given
        var note = "endpoint x did not answer within 5 s; the built-in step was used";

        // When
        var read = RemarkReader.read(note);

        // Then
        assertThat(read).extracting(ReadRemark::code).containsExactly(RemarkReader.OTHER, "built-in-step");
        assertThat(read.getFirst().text()).isEqualTo("endpoint x did not answer within 5 s");
    }

    @Test
    void anEmptyNoteHasNoRemark() {
        assertThat(RemarkReader.read("")).isEmpty();
    }
}
