package org.retrovue.api.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a query. Its text reads as the same part, and stands in parentheses where it must. */
sealed interface QueryTerm {
    boolean matches(Asset asset);

    String text();

    /** Everything. */
    record All() implements QueryTerm {
        @Override
        public boolean matches(Asset asset) {
            return true;
        }

        @Override
        public String text() {
            return "*";
        }
    }

    /** Any of some values of a field. */
    record Has(QueryField field, List<QueryValue> values) implements QueryTerm {
        public Has {
            values = List.copyOf(new LinkedHashSet<>(values));
        }

        @Override
        public boolean matches(Asset asset) {
            for (int i = 0; i < values.size(); i++) {
                if (field.matches(asset, values.get(i))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String text() {
            String all = values.stream().map(QueryValue::text).collect(Collectors.joining(" or "));
            return field.label() + ":" + (values.size() == 1 ? all : "(" + all + ")");
        }
    }

    /** A bare word: within title or aliases. */
    record Word(TextPattern pattern) implements QueryTerm {
        @Override
        public boolean matches(Asset asset) {
            if (pattern.within(asset.title())) {
                return true;
            }
            List<String> aliases = asset.details().aliases();
            for (int i = 0; i < aliases.size(); i++) {
                if (pattern.within(aliases.get(i))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String text() {
            return pattern.text();
        }
    }

    /** All of some. */
    record And(List<QueryTerm> terms) implements QueryTerm {
        @Override
        public boolean matches(Asset asset) {
            for (int i = 0; i < terms.size(); i++) {
                if (!terms.get(i).matches(asset)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String text() {
            return terms.stream()
                    .map(term -> term instanceof Or ? "(" + term.text() + ")" : term.text())
                    .collect(Collectors.joining(" "));
        }
    }

    /** Any of some. */
    record Or(List<QueryTerm> terms) implements QueryTerm {
        @Override
        public boolean matches(Asset asset) {
            for (int i = 0; i < terms.size(); i++) {
                if (terms.get(i).matches(asset)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String text() {
            return terms.stream().map(QueryTerm::text).collect(Collectors.joining(" or "));
        }
    }

    /** The opposite. */
    record Not(QueryTerm term) implements QueryTerm {
        @Override
        public boolean matches(Asset asset) {
            return !term.matches(asset);
        }

        @Override
        public String text() {
            return "not " + (term instanceof And || term instanceof Or ? "(" + term.text() + ")" : term.text());
        }
    }

    /** Puts terms together: no And within an And, nothing twice, and nothing that always holds. */
    static QueryTerm all(List<QueryTerm> terms) {
        Set<QueryTerm> flat = new LinkedHashSet<>();
        for (QueryTerm term : terms) {
            if (term instanceof And and) {
                flat.addAll(and.terms());
            } else if (!(term instanceof All)) {
                flat.add(term);
            }
        }
        return one(flat).orElseGet(() -> flat.isEmpty() ? new All() : new And(List.copyOf(flat)));
    }

    /** Puts alternatives together: no Or within an Or, and nothing twice. */
    static QueryTerm any(List<QueryTerm> terms) {
        Set<QueryTerm> flat = new LinkedHashSet<>();
        for (QueryTerm term : terms) {
            if (term instanceof Or or) {
                flat.addAll(or.terms());
            } else {
                flat.add(term);
            }
        }
        return flat.stream().anyMatch(All.class::isInstance)
                ? new All()
                : one(flat).orElseGet(() -> new Or(List.copyOf(flat)));
    }

    static QueryTerm not(QueryTerm term) {
        return term instanceof Not not ? not.term() : new Not(term);
    }

    private static java.util.Optional<QueryTerm> one(Set<QueryTerm> terms) {
        return terms.size() == 1 ? java.util.Optional.of(new ArrayList<>(terms).get(0)) : java.util.Optional.empty();
    }
}
