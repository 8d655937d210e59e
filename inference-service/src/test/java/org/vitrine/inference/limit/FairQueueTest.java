package org.vitrine.inference.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.limit.Requester.Urgency;

class FairQueueTest {

    private record Ticket(String institution, Urgency urgency, int number) {}

    @Test
    void aQueryGoesBeforeTheBackFill() {
        // Given
        var line = new FairQueue<Ticket>(10);
        join(line, "museum", Urgency.BATCH, 1);
        join(line, "museum", Urgency.INTERACTIVE, 2);

        // Then
        assertThat(drained(line)).extracting(Ticket::number).containsExactly(2, 1);
    }

    @Test
    void butNotAllQueriesForEver() {
        // Given
        var line = new FairQueue<Ticket>(100);
        for (int i = 0; i < 40; i++) {
            join(line, "museum", Urgency.INTERACTIVE, i);
            join(line, "museum", Urgency.BATCH, i);
        }

        // When
        var first = drained(line).subList(0, 16);

        // Then
        assertThat(first.stream().filter(ticket -> ticket.urgency() == Urgency.BATCH))
                .hasSize(2);
    }

    @Test
    void institutionsTakeTurnsHoweverManyCallsOneHas() {
        // Given
        var line = new FairQueue<Ticket>(100);
        for (int i = 0; i < 50; i++) {
            join(line, "large", Urgency.BATCH, i);
        }
        join(line, "small", Urgency.BATCH, 0);

        // Then
        assertThat(drained(line).subList(0, 2)).extracting(Ticket::institution).containsExactly("large", "small");
    }

    @Test
    void aFullLineTakesNobodyButThoseWhoComeBack() {
        // Given
        var line = new FairQueue<Ticket>(1);
        join(line, "museum", Urgency.BATCH, 1);
        var back = new Ticket("museum", Urgency.BATCH, 0);

        // When
        boolean taken = line.join(new Ticket("museum", Urgency.BATCH, 2), asker("museum", Urgency.BATCH));
        line.rejoin(back, asker("museum", Urgency.BATCH));

        // Then
        assertThat(taken).isFalse();
        assertThat(drained(line)).extracting(Ticket::number).containsExactly(0, 1);
    }

    @Property
    void nobodyIsLostOrServedTwiceAndEachInstitutionsCallsStayInOrder(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 7) Integer> who) {
        // Given
        var line = new FairQueue<Ticket>(100);
        var joined = new ArrayList<Ticket>();
        for (int i = 0; i < who.size(); i++) {
            joined.add(join(line, "m" + who.get(i) % 4, who.get(i) < 4 ? Urgency.BATCH : Urgency.INTERACTIVE, i));
        }

        // When
        var served = drained(line);

        // Then
        assertThat(served).containsExactlyInAnyOrderElementsOf(joined);
        for (var urgency : Urgency.values()) {
            for (int i = 0; i < 4; i++) {
                var institution = "m" + i;
                assertThat(served.stream()
                                .filter(ticket -> ticket.urgency() == urgency
                                        && ticket.institution().equals(institution))
                                .map(Ticket::number))
                        .isSorted();
            }
        }
    }

    @Property
    void whoLeavesIsNotServed(@ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 3) Integer> who) {
        // Given
        var line = new FairQueue<Ticket>(100);
        var joined = new ArrayList<Ticket>();
        for (int i = 0; i < who.size(); i++) {
            joined.add(join(line, "m" + who.get(i), Urgency.BATCH, i));
        }
        var leaver = joined.get(who.size() / 2);

        // When
        boolean left = line.leave(leaver, asker(leaver.institution(), Urgency.BATCH));

        // Then
        assertThat(left).isTrue();
        assertThat(line.size()).isEqualTo(who.size() - 1);
        assertThat(drained(line)).doesNotContain(leaver).hasSize(who.size() - 1);
    }

    private static Ticket join(FairQueue<Ticket> line, String institution, Urgency urgency, int number) {
        var ticket = new Ticket(institution, urgency, number);
        assertThat(line.join(ticket, asker(institution, urgency))).isTrue();
        return ticket;
    }

    private static Requester asker(String institution, Urgency urgency) {
        return new Requester(institution, "coins", urgency);
    }

    private static List<Ticket> drained(FairQueue<Ticket> line) {
        var served = new ArrayList<Ticket>();
        for (var next = line.next(); next.isPresent(); next = line.next()) {
            served.add(next.get());
        }
        return served;
    }
}
