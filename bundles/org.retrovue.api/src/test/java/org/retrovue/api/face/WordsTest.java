package org.retrovue.api.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.Test;

/** Commands as people type them. */
public final class WordsTest {
    private static final Set<String> FLAGS = Set.of("--yes", "--json");
    private static final Set<String> VALUED = Set.of("--why");

    @Test
    public void optionsStandAnywhere() {
        Words words = words("friday", "--why", "the match runs over", "20:00", "--yes");

        assertThat(words.joined()).isEqualTo("friday 20:00");
        assertThat(words.get("--why", "")).isEqualTo("the match runs over");
        assertThat(words.has("--yes")).isTrue();
        assertThat(words.has("--json")).isFalse();
    }

    @Test
    public void anotherOptionIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> words("--jsno"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no option --jsno; there are --json, --yes, --why");
    }

    @Test
    public void aMissingValueIsSaid() {
        assertThatThrownBy(() -> words("--why")).hasMessageStartingWith("--why needs a value; there are ");
    }

    @Test
    public void wordsTooManyAreNamed() {
        assertThatThrownBy(words("my", "file")::refuseMore)
                .hasMessage("\"my file\" is one word too many; a name with blanks needs quotes");
    }

    private static Words words(String... words) {
        return Words.of(words, FLAGS, VALUED);
    }
}
