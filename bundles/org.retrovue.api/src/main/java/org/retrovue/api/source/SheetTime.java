package org.retrovue.api.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.retrovue.time.Rational;

/** Reads times as people and programs write them: "1h30m", "90.5s", "500ms", "01:30:00.250", "1320", "1320.5", "1001/30". */
final class SheetTime {
    private static final Pattern UNITS =
            Pattern.compile("(?:(\\d{1,3})h)?(?:(\\d{1,5})m)?(?:(\\d{1,7})(?:\\.(\\d{1,9}))?s)?(?:(\\d{1,10})ms)?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2}(?:\\.\\d{1,9})?)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}(?:\\.\\d{1,9})?");
    private static final Pattern FRACTION = Pattern.compile("\\d{1,12}/[1-9]\\d{0,8}");

    private SheetTime() {}

    /** Returns seconds, exactly; nothing when it is no time. */
    static Optional<Rational> seconds(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Optional.of(whole(clock.group(1))
                    .times(3600)
                    .plus(whole(clock.group(2)).times(60))
                    .plus(decimal(clock.group(3))));
        }
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(decimal(text));
        }
        if (FRACTION.matcher(text).matches()) {
            return Optional.of(Rational.parse(text));
        }
        Matcher units = UNITS.matcher(text);
        if (text.isEmpty() || !units.matches()) {
            return Optional.empty();
        }
        String fraction = units.group(4) == null ? "" : "." + units.group(4);
        return Optional.of(whole(units.group(1))
                .times(3600)
                .plus(whole(units.group(2)).times(60))
                .plus(units.group(3) == null ? Rational.ZERO : decimal(units.group(3) + fraction))
                .plus(whole(units.group(5)).dividedBy(Rational.of(1000))));
    }

    private static Rational whole(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? Rational.ZERO : Rational.of(Long.parseLong(digits));
    }

    private static Rational decimal(String digits) {
        BigDecimal value = new BigDecimal(digits);
        BigInteger scale = BigInteger.TEN.pow(Math.max(0, value.scale()));
        return Rational.of(value.unscaledValue().longValueExact(), scale.longValueExact());
    }
}
