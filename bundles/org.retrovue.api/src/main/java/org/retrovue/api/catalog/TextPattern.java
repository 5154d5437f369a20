package org.retrovue.api.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text with * for any text, without regard to case. */
final class TextPattern implements QueryValue {
    /** Words that mean something between terms. */
    static final Set<String> KEYWORDS = Set.of("and", "or", "not", "|", "&");

    private static final String PLAIN = "_*./-+!?#&'";

    private final String pattern;
    private final List<String> pieces;

    TextPattern(String pattern) {
        this.pattern = pattern.strip();
        this.pieces = List.of(this.pattern.split("\\*", -1));
    }

    /** Returns whether the whole text is like this. A star alone asks for any text but none. */
    boolean is(String candidate) {
        if (pieces.size() == 1) {
            return pattern.equalsIgnoreCase(candidate);
        }
        if (pattern.equals("*")) {
            return !candidate.isEmpty();
        }
        String first = pieces.get(0);
        String last = pieces.get(pieces.size() - 1);
        int end = candidate.length() - last.length();
        if (end < first.length()
                || !candidate.regionMatches(true, 0, first, 0, first.length())
                || !candidate.regionMatches(true, end, last, 0, last.length())) {
            return false;
        }
        return inOrder(candidate, first.length(), end, 1, pieces.size() - 1);
    }

    /** Returns whether the text contains something like this. */
    boolean within(String candidate) {
        return inOrder(candidate, 0, candidate.length(), 0, pieces.size());
    }

    /** Looks for pieces one behind the other: the first place of each leaves most room for those behind it. */
    private boolean inOrder(String candidate, int from, int to, int firstPiece, int endPiece) {
        int at = from;
        for (int i = firstPiece; i < endPiece; i++) {
            String piece = pieces.get(i);
            at = find(candidate, piece, at, to - piece.length());
            if (at < 0) {
                return false;
            }
            at += piece.length();
        }
        return true;
    }

    /** Looks at first letters first: most places are not it, and a library has many titles. */
    private static int find(String candidate, String piece, int from, int last) {
        if (piece.isEmpty()) {
            return from <= last ? from : -1;
        }
        char lower = Character.toLowerCase(piece.charAt(0));
        char upper = Character.toUpperCase(piece.charAt(0));
        for (int at = from; at <= last; at++) {
            char c = candidate.charAt(at);
            if ((c == lower || c == upper) && candidate.regionMatches(true, at, piece, 0, piece.length())) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public String text() {
        return isPlain() ? pattern : "'" + pattern.replace("'", "''") + "'";
    }

    private boolean isPlain() {
        if (pattern.isEmpty() || pattern.contains("..") || KEYWORDS.contains(pattern.toLowerCase(Locale.ROOT))) {
            return false;
        }
        char first = pattern.charAt(0);
        return first != '-'
                && first != '.'
                && first != '\''
                && pattern.chars().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern same && same.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
