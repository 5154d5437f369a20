package org.retrovue.api.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks for assets, in one line of text such as {@code type:episode series:'Bar Show' season:1..11}. Immutable, and compiled once: asking it of an
 * asset costs no allocation worth the name. Two queries are equal when their texts are. Case never matters.
 *
 * <p>Terms side by side must all hold ({@code and} may be written between them); {@code or}, {@code not} (or a {@code -} before a term) and
 * parentheses do what they say; {@code or} binds less than {@code and}. A term is {@code field:value}, {@code field:(value or value)}, or a bare
 * word, which is looked for within title and aliases. Values with blanks are quoted with ' or ", the quote itself is doubled. {@code *} stands for
 * any text; alone it asks that there is anything at all. Numbers, durations and dates may be ranges, both ends included: {@code 3}, {@code 1..11},
 * {@code 1940..}, {@code ..5}; a duration alone, such as {@code 22m}, means from there to the next of its last unit, exclusive. {@code movie} and {@code film} are one type; the kind of an interstitial counts as a type.
 */
public final class AssetQuery {
    /** Asks for everything. */
    public static final AssetQuery ALL = new AssetQuery(new QueryTerm.All());

    private final QueryTerm term;
    private final String text;

    private AssetQuery(QueryTerm term) {
        this.term = term;
        this.text = term.text();
    }

    /**
     * Asks by four lists. Every list that is not empty must hold; within a list any value does, but all tags must be there.
     *
     * @param collections names of collections
     * @param types types of assets
     * @param titles titles; * stands for any text
     * @param tags tags that the asset must have
     */
    public AssetQuery(List<String> collections, List<String> types, List<String> titles, List<String> tags) {
        this(any("collection", collections)
                .and(any("type", types))
                .and(any("title", titles))
                .and(all("tag", tags))
                .term);
    }

    /**
     * Reads a query.
     *
     * @param text one line; blank for everything
     * @return the query
     * @throws SyntaxException that says what is wrong where, and what may be meant
     */
    public static AssetQuery parse(String text) {
        return new AssetQuery(new QueryParser(text).parse());
    }

    /**
     * Reads what stands where a collection's name is enough, as for what fills breaks.
     *
     * @param text a query, where it has a colon; else the name of a collection
     * @return the query
     * @throws SyntaxException as {@link #parse} does
     */
    public static AssetQuery ofCollection(String text) {
        return text.contains(":") ? parse(text) : any("collection", List.of(text));
    }

    /**
     * Asks for any of some values of a field.
     *
     * @param field its name, such as "season"
     * @param values each as after the colon, without quotes: texts, numbers or ranges; none of them for everything
     * @return the query
     * @throws SyntaxException when there is no such field, or a value is none of its; its place is counted from the start of the value
     */
    public static AssetQuery any(String field, List<String> values) {
        QueryField known = QueryField.named(field, 0);
        return values.isEmpty()
                ? ALL
                : new AssetQuery(new QueryTerm.Has(
                        known,
                        values.stream().map(value -> known.value(value, 0)).toList()));
    }

    /**
     * Asks for all of some values of a field that may have several, such as "tag".
     *
     * @param field its name
     * @param values as for {@link #any}
     * @return the query
     * @throws SyntaxException as {@link #any} does
     */
    public static AssetQuery all(String field, List<String> values) {
        AssetQuery all = ALL;
        for (String value : values) {
            all = all.and(any(field, List.of(value)));
        }
        return all;
    }

    /**
     * Asks for what lasts so long.
     *
     * @param least at least; to the millisecond, rest cut off
     * @param most at most
     * @return the query
     */
    public static AssetQuery lasting(Optional<Duration> least, Optional<Duration> most) {
        return least.isEmpty() && most.isEmpty()
                ? ALL
                : new AssetQuery(
                        new QueryTerm.Has(QueryField.DURATION, List.of(QueryValue.Length.between(least, most))));
    }

    /**
     * Narrows this query by another.
     *
     * @param other what must hold as well
     * @return both
     */
    public AssetQuery and(AssetQuery other) {
        return new AssetQuery(QueryTerm.all(List.of(term, other.term)));
    }

    /**
     * Widens this query by another.
     *
     * @param other what may hold instead
     * @return either
     */
    public AssetQuery or(AssetQuery other) {
        return new AssetQuery(QueryTerm.any(List.of(term, other.term)));
    }

    /**
     * Asks for what this query does not ask for.
     *
     * @return the opposite
     */
    public AssetQuery not() {
        return new AssetQuery(QueryTerm.not(term));
    }

    /**
     * Tells whether an asset is asked for, whatever its state.
     *
     * @param asset an asset
     * @return whether the query holds
     */
    public boolean matches(Asset asset) {
        return term.matches(asset);
    }

    /**
     * Tells whether every asset is asked for.
     *
     * @return whether the query says nothing
     */
    public boolean isAll() {
        return term instanceof QueryTerm.All;
    }

    /**
     * Returns the query as text that reads as an equal query.
     *
     * @return one line, "*" for everything
     */
    public String text() {
        return text;
    }

    /**
     * Returns the names of the fields that can be asked for.
     *
     * @return in the order in which they are told to people
     */
    public static List<String> fields() {
        return Stream.of(QueryField.values()).map(QueryField::label).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AssetQuery query && query.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** What is wrong with the text of a query. */
    public static final class SyntaxException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final int at;
        private final String suggestion;

        SyntaxException(int at, String message, String suggestion) {
            super(message);
            this.at = at;
            this.suggestion = suggestion;
        }

        /**
         * Returns where it is.
         *
         * @return the column within the query, from 0
         */
        public int at() {
            return at;
        }

        /**
         * Returns what may be meant.
         *
         * @return what to write instead, or empty
         */
        public String suggestion() {
            return suggestion;
        }
    }
}
