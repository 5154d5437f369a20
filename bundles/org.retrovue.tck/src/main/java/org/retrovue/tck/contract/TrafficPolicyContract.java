package org.retrovue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;
import org.retrovue.api.traffic.Break;
import org.retrovue.api.traffic.Spot;
import org.retrovue.api.traffic.TrafficContext;
import org.retrovue.api.traffic.TrafficPolicy;
import org.retrovue.api.traffic.TrafficPolicy.Verdict;
import org.retrovue.tck.fake.Traffic;

/**
 * What every {@link TrafficPolicy} keeps.
 *
 * @see "docs/contracts/extension-points.md, POL-1 to POL-5"
 */
public abstract class TrafficPolicyContract {
    /**
     * A question to the policy.
     *
     * @param spot the candidate
     * @param gap the break
     * @param context what else is known
     */
    public record Question(Spot spot, Break gap, TrafficContext context) {}

    /**
     * Makes the policy.
     *
     * @return a new one, configured alike each time
     * @throws Exception when it cannot be made
     */
    protected abstract TrafficPolicy policy() throws Exception;

    /**
     * Makes questions about spots that may air.
     *
     * @return one or more; see {@link Traffic} for the pieces
     */
    protected abstract List<Question> allowed();

    /**
     * Makes questions about spots that may not air.
     *
     * @return one or more
     */
    protected abstract List<Question> excluded();

    private static Verdict ask(TrafficPolicy policy, Question question) {
        return policy.judge(question.spot(), question.gap(), question.context());
    }

    @Test
    public void required_POL_1_itsNameStays() throws Exception {
        assertThat(policy().id()).isEqualTo(policy().id()).matches("[a-z0-9][a-z0-9.-]*");
    }

    @Test
    public void required_POL_2_whatMayAirIsAllowedWithoutAWord() throws Exception {
        TrafficPolicy policy = policy();

        assertThat(allowed()).isNotEmpty().allSatisfy(question -> assertThat(ask(policy, question))
                .isEqualTo(Verdict.ALLOWED));
    }

    @Test
    public void required_POL_3_whatMayNotAirIsExcludedWithTheReasonInWords() throws Exception {
        TrafficPolicy policy = policy();

        assertThat(excluded()).isNotEmpty().allSatisfy(question -> {
            assertThat(ask(policy, question).allowed()).isFalse();
            assertThat(ask(policy, question).reason()).contains(" ");
        });
    }

    @Test
    public void required_POL_4_sameQuestionSameVerdictWhateverWasAskedBefore() throws Exception {
        TrafficPolicy policy = policy();
        List<Question> questions =
                Stream.concat(allowed().stream(), excluded().stream()).toList();
        List<Verdict> first =
                questions.stream().map(question -> ask(policy, question)).toList();

        for (int i = questions.size() - 1; i >= 0; i--) {
            assertThat(ask(policy, questions.get(i))).isEqualTo(first.get(i));
        }
        assertThat(Together.ask(() -> questions.stream()
                        .map(question -> ask(policy, question))
                        .toList()))
                .allMatch(first::equals);
    }

    @Test
    public void required_POL_5_anEmptyHistoryIsNoTrouble() throws Exception {
        TrafficPolicy policy = policy();

        assertThat(Stream.concat(allowed().stream(), excluded().stream())).allSatisfy(question -> assertThat(
                        policy.judge(question.spot(), question.gap(), Traffic.context(Traffic.nothingPlayed())))
                .isNotNull());
    }
}
