package org.retrovue.dsl.internal.day;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.retrovue.time.Rational;

/** Several supplies that take turns, one showing each. What has nothing to give is passed over. */
final class TurnsSupply implements Supply {
    private static final long MANY = 10_000;

    private final List<Supply> parts;
    private final int node;

    TurnsSupply(List<Supply> parts, int node) {
        this.parts = List.copyOf(parts);
        this.node = node;
    }

    @Override
    public Optional<Showing> next(Ask ask) {
        long[] counter = goesOn() ? ask.cursor().places : ask.cursor().draws;
        long turn = counter[node];
        for (int i = 0; i < parts.size(); i++) {
            Optional<Showing> showing =
                    parts.get((int) ((turn + i) % parts.size())).next(ask);
            if (showing.isPresent()) {
                counter[node] = turn + i + 1;
                return showing;
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean goesOn() {
        return parts.stream().anyMatch(Supply::goesOn);
    }

    @Override
    public OptionalLong even() {
        OptionalLong first = parts.get(0).even();
        return parts.stream().allMatch(part -> part.even().equals(first)) ? first : OptionalLong.empty();
    }

    @Override
    public void skip(long[] places, long showings) {
        long turn = places[node];
        int size = parts.size();
        for (int i = 0; i < size; i++) {
            long share = showings / size + (i < showings % size ? 1 : 0);
            parts.get((int) ((turn + i) % size)).skip(places, share);
        }
        places[node] = turn + showings;
    }

    @Override
    public Rational shortest() {
        return parts.stream()
                .filter(part -> part.stock() > 0)
                .map(Supply::shortest)
                .min(Rational::compareTo)
                .orElse(Rational.ZERO);
    }

    @Override
    public long variety() {
        return Math.min(
                MANY,
                parts.size() * parts.stream().mapToLong(Supply::variety).max().orElse(0));
    }

    @Override
    public boolean mayBleed() {
        return parts.stream().anyMatch(Supply::mayBleed);
    }

    @Override
    public String wanted() {
        return parts.stream()
                .filter(part -> part.stock() == 0)
                .map(Supply::wanted)
                .collect(Collectors.joining("; "));
    }

    @Override
    public int stock() {
        return parts.stream().mapToInt(Supply::stock).sum();
    }

    @Override
    public List<String> lacking() {
        return parts.stream().flatMap(part -> part.lacking().stream()).toList();
    }
}
