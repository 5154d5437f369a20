package org.retrovue.planning.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;

/** Of channels with one id or number only one is on the air. Pure. */
final class Conflicts {
    private Conflicts() {}

    /** Says what a channel has in common with others that only one may have. */
    static List<Problem> of(LoadedChannel one, List<LoadedChannel> taken) {
        List<Problem> found = new ArrayList<>();
        for (LoadedChannel other : taken) {
            if (other.channel().id().equals(one.channel().id())) {
                found.add(conflict(one, other, "id '" + one.channel().id() + "'"));
            } else if (number(other.channel().number())
                    .equals(number(one.channel().number()))) {
                found.add(conflict(one, other, "number " + one.channel().number()));
            }
        }
        return found;
    }

    private static Problem conflict(LoadedChannel one, LoadedChannel other, String what) {
        String message = one.text().file() + " and " + other.text().file() + " both define a channel with the " + what;
        return new Problem(
                Severity.ERROR,
                "duplicate-channel",
                one.text().file(),
                1,
                1,
                message,
                Optional.of("give one of them another; " + other.text().file() + " is on the air"));
    }

    /** Reads a number as it is compared: 5 is 5.0. */
    static BigDecimal number(String text) {
        return new BigDecimal(text).stripTrailingZeros();
    }
}
