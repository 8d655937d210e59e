package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.decide.DecisionReader.Outcome;

class DecisionReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Outcome read(String json) throws JsonProcessingException {
        return DecisionReader.read(JSON.readTree(json.replace('\'', '"')));
    }

    private static DecisionDraft draft(String json) throws JsonProcessingException {
        return read(json) instanceof Outcome.Read(var draft) ? draft : fail(read(json));
    }

    private static DecisionDraft fail(Outcome outcome) {
        throw new AssertionError(outcome);
    }

    @Test
    void anAttachmentWithItsEvidenceIsRead() throws JsonProcessingException {
        // When
        var draft = draft("""
                {'decisionId': '7f9c-0a', 'kind': 'attach', 'subjects': [{'imageId': 'img-1'}, {'imageId': 'img-1'}],
                 'value': {'itemId': 'RIC 7/1'}, 'note': 'worn', 'leaseToken': 't1',
                 'evidence': {'imageIds': ['img-1'], 'chosenRank': 1, 'none': 0.25, 'temperature': 2, 'noneBias': -1.779619,
                   'candidates': [{'itemId': 'RIC 7/1', 'institutionId': 'b', 'specimenId': 's', 'imageId': 'img-2',
                                   'similarity': 0.9, 'score': 0.7, 'weight': -1.5}],
                   'models': [{'provider': 'vitrine', 'name': 'relief-bank', 'version': '1', 'digest': 'd'}]}}""");

        // Then
        assertThat(draft.kind()).isEqualTo(DecisionType.ATTACH);
        assertThat(draft.subjects())
                .containsExactly(
                        new IndexedSubject(Optional.empty(), Optional.empty(), Optional.of("img-1"), Optional.empty()));
        assertThat(draft.itemId()).contains("RIC 7/1");
        assertThat(draft.note()).isEqualTo("worn");
        assertThat(draft.leaseToken()).contains("t1");
        assertThat(draft.evidence().orElseThrow()).satisfies(evidence -> {
            assertThat(evidence.chosenRank()).contains(1);
            assertThat(evidence.none()).contains(0.25);
            assertThat(evidence.temperature()).contains(2.0);
            assertThat(evidence.noneBias()).contains(-1.779619);
            assertThat(evidence.candidates().getFirst().weight()).contains(-1.5);
            assertThat(evidence.models().getFirst().name()).isEqualTo("relief-bank");
        });
    }

    @Test
    void aRegionAndAnAngleAreRead() throws JsonProcessingException {
        var region = draft("{'decisionId':'1','kind':'set-region','subjects':[{'imageId':'i'}],"
                + "'value':{'region':{'left':0,'top':2,'width':3,'height':4}}}");
        var angle = draft(
                "{'decisionId':'1','kind':'set-angle','subjects':[{'imageId':'i'}],'value':{'angleDegrees':359.9}}");

        assertThat(region.value().flatMap(IndexedDecision.Value::region)).contains(new IndexedImage.Region(0, 2, 3, 4));
        assertThat(angle.value().flatMap(IndexedDecision.Value::angleDegrees)).contains(359.9);
    }

    @Test
    void aSelectionReplacesSubjects() throws JsonProcessingException {
        var draft = draft("{'decisionId':'1','kind':'attach','selection':{'filter':['mint=Roma'],'query':'worn'},"
                + "'value':{'itemId':'A'}}");

        assertThat(draft.subjects()).isEmpty();
        assertThat(draft.selection())
                .contains(
                        new DecisionDraft.SelectionDraft(List.of("mint=Roma"), Optional.empty(), Optional.of("worn")));
        assertThat(draft.selection().orElseThrow().text()).isEqualTo("filter mint=Roma, query worn");
    }

    @Test
    void aSplitNamesBothItemsAndCanGiveTheNewOneATitle() throws JsonProcessingException {
        // When
        var draft = draft("{'decisionId':'1','kind':'split-item','subjects':[{'imageId':'i'}],"
                + "'value':{'fromItemId':'A','itemId':'B','title':'Second die','metadata':{'mint':'Roma'}}}");

        // Then
        assertThat(draft.value().flatMap(IndexedDecision.Value::fromItemId)).contains("A");
        assertThat(draft.itemId()).contains("B");
        assertThat(draft.value().flatMap(IndexedDecision.Value::title)).contains("Second die");
        assertThat(draft.value().orElseThrow().metadata()).containsEntry("mint", "Roma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Ω", "😀"})
    void aNoteHasUpTo2000CharactersOfAnyPlane(String character) throws JsonProcessingException {
        // Given
        String json = "{'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'note':'%s'}";

        // When
        var longest = draft(json.formatted(character.repeat(2_000)));
        var longer = read(json.formatted(character.repeat(2_001)));

        // Then
        assertThat(longest.note()).isEqualTo(character.repeat(2_000));
        assertThat(longer).isInstanceOfSatisfying(Outcome.Invalid.class, invalid -> {
            assertThat(invalid.member()).isEqualTo("note");
            assertThat(invalid.requirement()).contains("at most 2000 characters");
        });
    }

    @Test
    void aSubjectIsNamedByItsIds() {
        // Given
        var subject = new IndexedSubject(Optional.of("berlin"), Optional.of("7"), Optional.empty(), Optional.empty());

        // When, Then
        assertThat(DecisionChecks.text(subject)).isEqualTo("institutionId berlin, specimenId 7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                                                                    | the body
                    {}                                                                                    | kind
                    {'kind':'attach'}                                                                     | decisionId
                    {'decisionId':'a b','kind':'detach','subjects':[{'imageId':'i'}]}                     | decisionId
                    {'decisionId':'1','kind':'ATTACH','subjects':[{'imageId':'i'}]}                       | kind
                    {'decisionId':'1','kind':'detach','subject':[{'imageId':'i'}]}                        | subject
                    {'decisionId':'1','kind':'detach'}                                                    | subjects
                    {'decisionId':'1','kind':'detach','subjects':{}}                                      | subjects
                    {'decisionId':'1','kind':'detach','subjects':[{'specimenId':'s'}]}                    | subjects[0]
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'},{'itemId':'A'}]}        | subjects[1]
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':''}]}                        | subjects[0].imageId
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'value':{'itemId':'A'}} | value.itemId
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'other':{'itemId':'A'}} | other
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'undoes':'2'}          | undoes
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'note':7}              | note
                    {'decisionId':'1','kind':'attach','subjects':[{'imageId':'i'}]}                       | value
                    {'decisionId':'1','kind':'attach','subjects':[{'imageId':'i'}],'value':{}}            | value.itemId
                    {'decisionId':'1','kind':'not-same','subjects':[{'imageId':'i'}]}                     | other
                    {'decisionId':'1','kind':'set-side','subjects':[{'imageId':'i'}],'value':{'side':'front'}} | value.side
                    {'decisionId':'1','kind':'set-side','subjects':[{'imageId':'i'}],'value':{'side':'unknown'}} | value.side
                    {'decisionId':'1','kind':'set-angle','subjects':[{'imageId':'i'}],'value':{'angleDegrees':360}} | value.angleDegrees
                    {'decisionId':'1','kind':'set-region','subjects':[{'imageId':'i'}],'value':{'region':{'left':0,'top':0,'width':0,'height':1}}} | value.region.width
                    {'decisionId':'1','kind':'edit-item','subjects':[{'itemId':'A'}],'value':{}}          | value
                    {'decisionId':'1','kind':'undo'}                                                      | undoes
                    {'decisionId':'1','kind':'undo','undoes':'2','subjects':[{'imageId':'i'}]}            | subjects[0]
                    {'decisionId':'1','kind':'detach','selection':{}}                                     | selection
                    {'decisionId':'1','kind':'detach','selection':{'item':'A'},'subjects':[{'imageId':'i'}]} | selection
                    {'decisionId':'1','kind':'publish-item','selection':{'item':'A'}}                     | selection
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'evidence':{'chosenRank':1}} | evidence.chosenRank
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'evidence':{'candidates':[{'score':2}]}} | evidence.candidates[0].score
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'evidence':{'candidates':[{'weight':1001}]}} | evidence.candidates[0].weight
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'evidence':{'temperature':0}} | evidence.temperature
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'i'}],'evidence':{'temperature':1,'noneBias':0,'none':0.5,'candidates':[{'score':0.5,'weight':0},{'score':0.4,'weight':9}]}} | evidence.candidates[1].weight
                    """)
    void whatIsWrongIsNamed(String json, String member) throws JsonProcessingException {
        assertThat(read(json)).isInstanceOfSatisfying(Outcome.Invalid.class, invalid -> {
            assertThat(invalid.member()).isEqualTo(member);
            assertThat(invalid.requirement()).endsWith(".");
        });
    }

    @Test
    void tooManySubjectsAreRefusedWithTheirNumber() throws JsonProcessingException {
        var subjects = "{'imageId':'i'},".repeat(5_001);

        assertThat(read("{'decisionId':'1','kind':'detach','subjects':[" + subjects.substring(0, subjects.length() - 1)
                        + "]}"))
                .isEqualTo(new Outcome.TooManySubjects(5_001));
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsAKindOfTheTopic(DecisionType decisionType) {
        assertThat(decisionType.toFact().name()).isEqualTo(decisionType.name());
        assertThat(DecisionType.of(decisionType.inJson())).contains(decisionType);
    }
}
