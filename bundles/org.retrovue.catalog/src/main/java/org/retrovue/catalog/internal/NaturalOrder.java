package org.retrovue.catalog.internal;

import java.util.Comparator;

/** Compares titles as people sort them: numbers by their value, so that 2 comes before 10, and letters without regard to case. */
final class NaturalOrder implements Comparator<String> {

    static final Comparator<String> INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    /** Makes nothing on the way: a library of thousands is sorted whenever something becomes known of one asset. */
    @Override
    public int compare(String left, String right) {
        int l = 0;
        int r = 0;
        while (l < left.length() && r < right.length()) {
            char a = left.charAt(l);
            char b = right.charAt(r);
            if (isDigit(a) && isDigit(b)) {
                l = afterZeros(left, l);
                r = afterZeros(right, r);
                int length = digits(left, l);
                int order = Integer.compare(length, digits(right, r));
                for (int i = 0; i < length && order == 0; i++) {
                    order = Character.compare(left.charAt(l + i), right.charAt(r + i));
                }
                if (order != 0) {
                    return order;
                }
                l += length;
                r += length;
            } else {
                int order = Character.compare(folded(a), folded(b));
                if (order != 0) {
                    return order;
                }
                l++;
                r++;
            }
        }
        int rest = Boolean.compare(l < left.length(), r < right.length());
        return rest != 0 ? rest : left.compareTo(right);
    }

    private static int afterZeros(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '0') {
            end++;
        }
        return end;
    }

    /** Returns how many digits there are from here on. */
    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end - start;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
