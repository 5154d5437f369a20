package org.retrovue.playout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class RenderQueueTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final RenderQueue queue = new RenderQueue();

    @Test
    public void theEarliestDeadlineIsServedFirstAndEqualOnesInTurn() {
        add("c", 3);
        add("a", 1);
        add("b", 2);
        add("b2", 2);

        assertThat(all(NOON, true)).containsExactly("a", "b", "b2", "c");
    }

    @Test
    public void whatIsTooLateForItsTimeWaitsForAllThatIsDueSoon() {
        add("late", -5);
        add("later", -4);
        add("on the air", -1);
        add("soon", 2);
        add("in a while", 6);

        assertThat(all(NOON, true)).containsExactly("on the air", "soon", "late", "later", "in a while");
    }

    @Test
    public void whatNobodyWaitsForIsDoneWhenNothingElseWaitsAndThatIsWelcome() {
        queue.add(new Named("guess", NOON, true));
        add("due", 30);
        add("late", -30);

        assertThat(all(NOON, false)).containsExactly("late", "due");
        assertThat(queue.wanted()).isZero();
        assertThat(all(NOON, true)).containsExactly("guess");
    }

    @Test
    public void whatIsDoneOrGivenUpIsNotTaken() {
        for (int i = 0; i < 1_000; i++) {
            Named guess = new Named("guess " + i, NOON.plusSeconds(i), true);
            queue.add(guess);
            guess.open = i == 999;
        }
        Named gone = add("gone", 1);
        add("there", 2);
        gone.open = false;

        assertThat(queue.wanted()).isEqualTo(1);
        assertThat(all(NOON, true)).containsExactly("there", "guess 999");
    }

    @Test
    public void workGivesWayToWhatIsMoreUrgent() {
        Named soon = new Named("soon", NOON.plusSeconds(1), false);
        Named late = new Named("late", NOON.minusSeconds(9), false);
        Named guess = new Named("guess", NOON.minusSeconds(9), true);
        assertThat(queue.isUrgentBefore(guess, NOON)).isFalse();

        add("first", 0);

        assertThat(queue.isUrgentBefore(soon, NOON)).isTrue();
        assertThat(queue.isUrgentBefore(late, NOON)).isTrue();
        assertThat(queue.isUrgentBefore(guess, NOON)).isTrue();
        assertThat(queue.isUrgentBefore(soon, NOON.plusSeconds(2)))
                .as("what waits is over")
                .isFalse();
    }

    private Named add(String name, int seconds) {
        Named work = new Named(name, NOON.plusSeconds(seconds), false);
        queue.add(work);
        return work;
    }

    private List<String> all(Instant now, boolean speculativeToo) {
        List<String> names = new ArrayList<>();
        for (Optional<Work> work = queue.take(now, speculativeToo);
                work.isPresent();
                work = queue.take(now, speculativeToo)) {
            names.add(work.get().toString());
        }
        return names;
    }

    /** Work of two seconds. */
    private static final class Named implements Work {
        private final String name;
        private final Instant deadline;
        private final boolean speculative;
        private boolean open = true;

        Named(String name, Instant deadline, boolean speculative) {
            this.name = name;
            this.deadline = deadline;
            this.speculative = speculative;
        }

        @Override
        public Instant deadline() {
            return deadline;
        }

        @Override
        public Instant over() {
            return deadline.plusSeconds(2);
        }

        @Override
        public boolean speculative() {
            return speculative;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public Optional<Work> make() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
