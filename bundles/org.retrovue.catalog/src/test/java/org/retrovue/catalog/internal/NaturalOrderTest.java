package org.retrovue.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public final class NaturalOrderTest {

    @Test
    public void numbersCompareByValue() {
        List<String> order = List.of(
                "",
                "7",
                "007",
                "Cheers S01E02",
                "cheers S01E10",
                "Cheers S2E1",
                "Cheers S10E1",
                "Part 99999999999999999999998",
                "Part 99999999999999999999999",
                "Part 100000000000000000000000",
                "Zebra",
                "Äpfel");
        List<String> mixed = new ArrayList<>(order);
        Collections.shuffle(mixed, new Random(1));

        mixed.sort(NaturalOrder.INSTANCE);

        assertThat(mixed.subList(3, 12)).isEqualTo(order.subList(3, 12));
    }

    @Test
    public void isATotalOrder() {
        Random random = new Random(3);
        String letters = "aB0012 é";
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder word = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                word.append(letters.charAt(random.nextInt(letters.length())));
            }
            words.add(word.toString());
        }
        for (String a : words) {
            for (String b : words) {
                int ab = Integer.signum(NaturalOrder.INSTANCE.compare(a, b));
                assertThat(ab).isEqualTo(-Integer.signum(NaturalOrder.INSTANCE.compare(b, a)));
                assertThat(ab == 0).isEqualTo(a.equals(b));
                for (String c : words) {
                    if (ab < 0 && NaturalOrder.INSTANCE.compare(b, c) < 0) {
                        assertThat(NaturalOrder.INSTANCE.compare(a, c)).isNegative();
                    }
                }
            }
        }
    }
}
