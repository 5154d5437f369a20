package org.retrovue.api.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads the text of a query by recursive descent, straight from its characters. */
final class QueryParser {
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    QueryParser(String text) {
        this.text = text;
    }

    QueryTerm parse() {
        if (text.length() > LONGEST) {
            throw wrong(LONGEST, "a query has at most " + LONGEST + " characters, this one has " + text.length(), "");
        }
        if (isAtEnd()) {
            return new QueryTerm.All();
        }
        QueryTerm all = either(this::term, true);
        if (!isAtEnd()) {
            throw wrong(at, "this ) closes nothing", "");
        }
        return all;
    }

    /** Alternatives of terms that must all hold. Without sideBySide, "and" must be written. */
    private QueryTerm either(Supplier<QueryTerm> operand, boolean sideBySide) {
        List<QueryTerm> alternatives = new ArrayList<>();
        do {
            List<QueryTerm> together = new ArrayList<>();
            together.add(negatable(operand, sideBySide));
            while (take("and") || take("&") || (sideBySide && isTermNext())) {
                together.add(negatable(operand, sideBySide));
            }
            alternatives.add(QueryTerm.all(together));
        } while (take("or") || take("|") || (!sideBySide && takeComma()));
        return merged(alternatives, sideBySide);
    }

    /** Values of one field are one term: season:(1 or 3..6). */
    private static QueryTerm merged(List<QueryTerm> alternatives, boolean sideBySide) {
        List<QueryValue> values = new ArrayList<>();
        for (QueryTerm alternative : alternatives) {
            if (sideBySide || !(alternative instanceof QueryTerm.Has)) {
                return QueryTerm.any(alternatives);
            }
            values.addAll(((QueryTerm.Has) alternative).values());
        }
        return new QueryTerm.Has(((QueryTerm.Has) alternatives.get(0)).field(), values);
    }

    private QueryTerm negatable(Supplier<QueryTerm> operand, boolean minus) {
        if (take("not") || (minus && takeMinus())) {
            return nested(() -> QueryTerm.not(negatable(operand, minus)));
        }
        if (!isAtEnd() && text.charAt(at) == '(') {
            return nested(() -> parentheses(operand, minus));
        }
        return operand.get();
    }

    private QueryTerm parentheses(Supplier<QueryTerm> operand, boolean sideBySide) {
        int open = at++;
        QueryTerm inner = either(operand, sideBySide);
        if (isAtEnd()) {
            throw wrong(open, "this ( is not closed", "");
        }
        if (text.charAt(at) != ')') {
            throw wrong(at, "write \"or\" or \"and\" between values, or quotes around a value of several words", "");
        }
        at++;
        return inner;
    }

    private QueryTerm nested(Supplier<QueryTerm> inner) {
        if (++depth > DEEPEST) {
            throw wrong(at, "parentheses are nested more than " + DEEPEST + " deep", "");
        }
        QueryTerm term = inner.get();
        depth--;
        return term;
    }

    private QueryTerm term() {
        expectSomething("a term is missing here, such as type:film or a word of a title");
        int start = at;
        if (isQuote(text.charAt(at))) {
            return new QueryTerm.Word(new TextPattern(quoted()));
        }
        int colon = fieldEnd();
        if (colon > at) {
            QueryField field = QueryField.named(text.substring(start, colon), start);
            at = colon + 1;
            expectSomething("a value is missing after \"" + field.label() + ":\"");
            if (at > colon + 1 && fieldEnd() > at) {
                throw wrong(colon + 1, "a value is missing after \"" + field.label() + ":\"", "");
            }
            return values(field);
        }
        String word = word("");
        if (word.startsWith("..") || word.endsWith("..")) {
            throw wrong(start, "a range has no blanks, and stands behind a field, as in year:1940..1969", "");
        }
        return word.equals("*") ? new QueryTerm.All() : new QueryTerm.Word(new TextPattern(word));
    }

    /** Returns where the colon of a field is that starts here; here when none does. */
    private int fieldEnd() {
        int end = at;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || "_-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end < text.length() && text.charAt(end) == ':' ? end : at;
    }

    private QueryTerm values(QueryField field) {
        Supplier<QueryTerm> value = () -> value(field);
        if (text.charAt(at) == '(') {
            return nested(() -> parentheses(value, false));
        }
        QueryTerm first = value.get();
        List<QueryValue> values = new ArrayList<>(((QueryTerm.Has) first).values());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            expectSomething("a value is missing after the comma");
            values.addAll(((QueryTerm.Has) value.get()).values());
        }
        return new QueryTerm.Has(field, values);
    }

    private QueryTerm value(QueryField field) {
        expectSomething("a value of " + field.label() + " is missing here");
        int start = at;
        boolean isQuoted = isQuote(text.charAt(at));
        String value = isQuoted ? quoted() : word(",");
        if (value.isEmpty() && !isQuoted) {
            throw wrong(start, "a value of " + field.label() + " is missing here", "");
        }
        return new QueryTerm.Has(field, List.of(field.value(value, start)));
    }

    private String quoted() {
        char quote = text.charAt(at);
        int open = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                value.append(c);
                at++;
            } else if (at < text.length() && !endsWord(text.charAt(at), ",")) {
                throw wrong(at, "a blank is missing behind the closing quote", "");
            } else {
                return value.toString();
            }
        }
        throw wrong(open, "this quote is not closed", "");
    }

    private String word(String alsoEndedBy) {
        int start = at;
        while (at < text.length() && !endsWord(text.charAt(at), alsoEndedBy)) {
            at++;
        }
        String word = text.substring(start, at);
        if (TextPattern.KEYWORDS.contains(word.toLowerCase(Locale.ROOT))) {
            throw wrong(
                    start,
                    "something is missing before or behind \"" + word + "\"; quote it where it is the word itself",
                    "");
        }
        return word;
    }

    private static boolean endsWord(char c, String alsoEndedBy) {
        return Character.isWhitespace(c) || c == '(' || c == ')' || alsoEndedBy.indexOf(c) >= 0;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private boolean isAtEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    private boolean isTermNext() {
        return !isAtEnd() && text.charAt(at) != ')' && !isNext("or") && !isNext("|");
    }

    private void expectSomething(String message) {
        if (isAtEnd() || text.charAt(at) == ')') {
            throw wrong(at, message, "");
        }
    }

    private boolean isNext(String keyword) {
        if (isAtEnd()) {
            return false;
        }
        int end = at + keyword.length();
        return text.regionMatches(true, at, keyword, 0, keyword.length())
                && (end == text.length() || endsWord(text.charAt(end), ""));
    }

    private boolean take(String keyword) {
        boolean isHere = isNext(keyword);
        at += isHere ? keyword.length() : 0;
        return isHere;
    }

    private boolean takeMinus() {
        boolean isHere = !isAtEnd() && text.charAt(at) == '-' && at + 1 < text.length();
        at += isHere ? 1 : 0;
        return isHere;
    }

    private boolean takeComma() {
        boolean isHere = !isAtEnd() && text.charAt(at) == ',';
        at += isHere ? 1 : 0;
        return isHere;
    }

    private static AssetQuery.SyntaxException wrong(int at, String message, String suggestion) {
        return new AssetQuery.SyntaxException(at, message, suggestion);
    }
}
