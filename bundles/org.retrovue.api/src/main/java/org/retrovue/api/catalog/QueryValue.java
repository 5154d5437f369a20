package org.retrovue.api.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.retrovue.time.Rational;

/** What a field of a query is compared with. Its text reads as the same value. */
sealed interface QueryValue permits TextPattern, QueryValue.Numbers, QueryValue.Length, QueryValue.Days {
    String text();

    /** Whole numbers, both inclusive. */
    record Numbers(int first, int last) implements QueryValue {
        /** Any number at all. */
        static final Numbers ANY = new Numbers(0, Integer.MAX_VALUE);

        boolean contain(int number) {
            return first <= number && number <= last;
        }

        @Override
        public String text() {
            if (equals(ANY)) {
                return "*";
            }
            String from = first == 0 && last != Integer.MAX_VALUE && last != 0 ? "" : Integer.toString(first);
            return first == last ? from : from + ".." + (last == Integer.MAX_VALUE ? "" : Integer.toString(last));
        }
    }

    /** Lengths in milliseconds; the last is exclusive where it is a length alone, as the text tells. */
    record Length(Rational least, Rational most, boolean mostIncluded, String text) implements QueryValue {
        private static final Rational ENDLESS = Rational.of(Integer.MAX_VALUE);

        static Length between(Optional<Duration> least, Optional<Duration> most) {
            String from = least.map(Length::words).orElse("");
            String to = most.map(Length::words).orElse("");
            return new Length(
                    seconds(least.orElse(Duration.ZERO)),
                    most.map(Length::seconds).orElse(ENDLESS),
                    true,
                    from.isEmpty() && to.isEmpty() ? "0s.." : from + ".." + to);
        }

        /** Such as "22m": what is 22 minutes and some seconds long. */
        static Length about(Duration length, Duration unit) {
            return new Length(seconds(length), seconds(length.plus(unit)), false, spelt(length, unit));
        }

        boolean contains(Rational duration) {
            return duration.compareTo(least) >= 0
                    && (mostIncluded ? duration.compareTo(most) <= 0 : duration.compareTo(most) < 0);
        }

        private static Rational seconds(Duration duration) {
            return Rational.of(duration.toMillis(), 1000);
        }

        private static String words(Duration length) {
            long millis = length.toMillis();
            StringBuilder words = new StringBuilder();
            words.append(millis >= 3_600_000 ? millis / 3_600_000 + "h" : "");
            words.append(millis / 60_000 % 60 > 0 ? millis / 60_000 % 60 + "m" : "");
            words.append(millis / 1000 % 60 > 0 ? millis / 1000 % 60 + "s" : "");
            words.append(millis % 1000 > 0 ? millis % 1000 + "ms" : "");
            return words.length() == 0 ? "0s" : words.toString();
        }

        /** Ends in the unit that counts, if only to say that there is none of it: 1h is not 1h0m. */
        private static String spelt(Duration length, Duration unit) {
            String words = words(length);
            String last =
                    unit.toMillis() == 1 ? "ms" : unit.toMillis() == 1000 ? "s" : unit.toMillis() == 60_000 ? "m" : "h";
            if (length.isZero()) {
                return "0" + last;
            }
            return words.replaceAll(".*\\d", "").equals(last) ? words : words + "0" + last;
        }
    }

    /** Dates in UTC, both inclusive. */
    record Days(Optional<LocalDate> first, Optional<LocalDate> last) implements QueryValue {
        boolean contain(Instant instant) {
            LocalDate date = instant.atOffset(ZoneOffset.UTC).toLocalDate();
            return first.filter(date::isBefore).isEmpty()
                    && last.filter(date::isAfter).isEmpty();
        }

        @Override
        public String text() {
            String from = first.map(LocalDate::toString).orElse("");
            return first.isPresent() && first.equals(last)
                    ? from
                    : from + ".." + last.map(LocalDate::toString).orElse("");
        }
    }
}
