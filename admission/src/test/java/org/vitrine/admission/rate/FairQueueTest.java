package org.vitrine.admission.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vitrine.admission.rate.Requester.Urgency;

class FairQueueTest {

    private record Ticket(String institution, Urgency urgency, int number) {}

    @Test
    void aQueryGoesBeforeTheBackFill() {
        // Given
        var queue = new FairQueue<Ticket>(10);
        add(queue, "museum", Urgency.BATCH, 1);
        add(queue, "museum", Urgency.INTERACTIVE, 2);

        // Then
        assertThat(pollAll(queue)).extracting(Ticket::number).containsExactly(2, 1);
    }

    @Test
    void butNotAllQueriesForEver() {
        // Given
        var queue = new FairQueue<Ticket>(100);
        for (int i = 0; i < 40; i++) {
            add(queue, "museum", Urgency.INTERACTIVE, i);
            add(queue, "museum", Urgency.BATCH, i);
        }

        // When
        var first = pollAll(queue).subList(0, 16);

        // Then
        assertThat(first.stream().filter(ticket -> ticket.urgency() == Urgency.BATCH))
                .hasSize(2);
    }

    @Test
    void institutionsTakeTurnsHoweverManyCallsOneHas() {
        // Given
        var queue = new FairQueue<Ticket>(100);
        for (int i = 0; i < 50; i++) {
            add(queue, "large", Urgency.BATCH, i);
        }
        add(queue, "small", Urgency.BATCH, 0);

        // Then
        assertThat(pollAll(queue).subList(0, 2)).extracting(Ticket::institution).containsExactly("large", "small");
    }

    @Test
    void aFullQueueAcceptsOnlyCallsThatAreQueuedAgain() {
        // Given
        var queue = new FairQueue<Ticket>(1);
        add(queue, "museum", Urgency.BATCH, 1);
        var requeued = new Ticket("museum", Urgency.BATCH, 0);

        // When
        boolean taken = queue.add(new Ticket("museum", Urgency.BATCH, 2), requester("museum", Urgency.BATCH));
        queue.addFirst(requeued, requester("museum", Urgency.BATCH));

        // Then
        assertThat(taken).isFalse();
        assertThat(pollAll(queue)).extracting(Ticket::number).containsExactly(0, 1);
    }

    @Property
    void noCallIsLostOrReturnedTwiceAndEachInstitutionsCallsStayInOrder(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 7) Integer> institutions) {
        // Given
        var queue = new FairQueue<Ticket>(100);
        var added = new ArrayList<Ticket>();
        for (int i = 0; i < institutions.size(); i++) {
            added.add(add(
                    queue,
                    "m" + institutions.get(i) % 4,
                    institutions.get(i) < 4 ? Urgency.BATCH : Urgency.INTERACTIVE,
                    i));
        }

        // When
        var served = pollAll(queue);

        // Then
        assertThat(served).containsExactlyInAnyOrderElementsOf(added);
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
    void aRemovedCallIsNotReturned(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 3) Integer> institutions) {
        // Given
        var queue = new FairQueue<Ticket>(100);
        var added = new ArrayList<Ticket>();
        for (int i = 0; i < institutions.size(); i++) {
            added.add(add(queue, "m" + institutions.get(i), Urgency.BATCH, i));
        }
        var removed = added.get(institutions.size() / 2);

        // When
        boolean left = queue.remove(removed, requester(removed.institution(), Urgency.BATCH));

        // Then
        assertThat(left).isTrue();
        assertThat(queue.size()).isEqualTo(institutions.size() - 1);
        assertThat(pollAll(queue)).doesNotContain(removed).hasSize(institutions.size() - 1);
    }

    private static Ticket add(FairQueue<Ticket> queue, String institution, Urgency urgency, int number) {
        var ticket = new Ticket(institution, urgency, number);
        assertThat(queue.add(ticket, requester(institution, urgency))).isTrue();
        return ticket;
    }

    private static Requester requester(String institution, Urgency urgency) {
        return new Requester(institution, "coins", urgency);
    }

    private static List<Ticket> pollAll(FairQueue<Ticket> queue) {
        var served = new ArrayList<Ticket>();
        for (var next = queue.poll(); next.isPresent(); next = queue.poll()) {
            served.add(next.get());
        }
        return served;
    }
}
