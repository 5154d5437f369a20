package org.retrovue.catalog.internal;

import java.util.Comparator;

/** Compares titles as people sort them: numbers by their value, so that 2 comes before 10, and letters without regard to case. */
final class NaturalOrder implements Comparator<String> {

    static final Comparator<String> INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int l = 0;
        int r = 0;
        while (l < left.length() && r < right.length()) {
            int leftEnd = endOfPiece(left, l);
            int rightEnd = endOfPiece(right, r);
            int order = comparePieces(left.substring(l, leftEnd), right.substring(r, rightEnd));
            if (order != 0) {
                return order;
            }
            l = leftEnd;
            r = rightEnd;
        }
        int rest = Boolean.compare(l < left.length(), r < right.length());
        return rest != 0 ? rest : left.compareTo(right);
    }

    /** A piece is a run of digits, or one other character. */
    private static int endOfPiece(String text, int start) {
        int end = start + 1;
        if (isDigit(text.charAt(start))) {
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int comparePieces(String left, String right) {
        if (!isDigit(left.charAt(0)) || !isDigit(right.charAt(0))) {
            return Character.compare(folded(left.charAt(0)), folded(right.charAt(0)));
        }
        String leftValue = left.replaceFirst("^0+", "");
        String rightValue = right.replaceFirst("^0+", "");
        int longer = Integer.compare(leftValue.length(), rightValue.length());
        return longer != 0 ? longer : leftValue.compareTo(rightValue);
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
