package org.retrovue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.retrovue.api.source.MediaDescriptor;
import org.retrovue.api.source.MediaSource;
import org.retrovue.api.source.ScanContext;
import org.retrovue.api.source.SourceUnavailableException;

/**
 * What every {@link MediaSource} keeps.
 *
 * @see "docs/contracts/extension-points.md, SRC-1 to SRC-8"
 */
public abstract class MediaSourceContract {
    /**
     * Makes a source that offers media of these names and nothing else.
     *
     * @param names file names such as "film.mkv"
     * @return the source
     * @throws Exception when it cannot be made
     */
    protected abstract MediaSource sourceHolding(String... names) throws Exception;

    /**
     * Makes a source that cannot be read: a folder that is not there, a server that is off.
     *
     * @return the source
     * @throws Exception when it cannot be made
     */
    protected abstract MediaSource unreachableSource() throws Exception;

    /**
     * Scans a source to its end.
     *
     * @param source any
     * @return what it told, in order
     * @throws SourceUnavailableException when it cannot be read
     */
    protected static List<MediaDescriptor> discovered(MediaSource source) throws SourceUnavailableException {
        List<MediaDescriptor> found = new ArrayList<>();
        ScanContext context = () -> false;
        source.scan(context, found::add);
        return found;
    }

    private static List<String> keys(MediaSource source) throws SourceUnavailableException {
        return discovered(source).stream().map(MediaDescriptor::key).toList();
    }

    @Test
    public void required_SRC_1_everyMediumIsToldOnce() throws Exception {
        assertThat(keys(sourceHolding("one.mkv", "two.mkv", "three.mkv")))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(keys(sourceHolding())).isEmpty();
    }

    @Test
    public void required_SRC_2_whatIsToldIsComplete() throws Exception {
        assertThat(discovered(sourceHolding("one.mkv", "two.mkv"))).allSatisfy(medium -> {
            assertThat(medium.key()).isNotBlank();
            assertThat(medium.collection()).isNotBlank();
            assertThat(medium.title()).isNotBlank();
            assertThat(medium.version()).isNotBlank();
            assertThat(medium.type()).isNotBlank().isEqualTo(medium.type().toLowerCase(Locale.ROOT));
            assertThat(medium.tags()).allMatch(tag -> tag.equals(tag.toLowerCase(Locale.ROOT)));
        });
    }

    @Test
    public void required_SRC_3_askingTwiceGivesTheSameKeysInTheSameOrder() throws Exception {
        MediaSource source = sourceHolding("b.mkv", "a.mkv", "d.mkv", "c.mkv");

        assertThat(keys(source)).isEqualTo(keys(source));
    }

    @Test
    public void required_SRC_4_everyMediumCanBeLocated() throws Exception {
        MediaSource source = sourceHolding("one.mkv", "two words & more.mkv");

        for (String key : keys(source)) {
            URI place = source.locate(key);

            assertThat(place.isAbsolute()).as("%s is absolute", place).isTrue();
            assertThat(source.locate(key)).isEqualTo(place);
        }
    }

    @Test
    public void required_SRC_5_aKeyThatIsNotThereIsRefusedAndTheSourceNamed() throws Exception {
        MediaSource source = sourceHolding("one.mkv");

        for (String key : List.of("no-such-key.mkv", "../../etc/passwd", "")) {
            SourceUnavailableException refusal =
                    catchThrowableOfType(SourceUnavailableException.class, () -> source.locate(key));

            assertThat(refusal).as("locate(\"%s\")", key).isNotNull();
            assertThat(refusal).hasMessageContaining(source.id().value());
        }
    }

    @Test
    public void required_SRC_6_aSourceThatCannotBeReadSaysSoAndWhichItIs() throws Exception {
        MediaSource source = unreachableSource();

        SourceUnavailableException refusal =
                catchThrowableOfType(SourceUnavailableException.class, () -> discovered(source));

        assertThat(refusal).as("scan of a source that cannot be read").isNotNull();
        assertThat(refusal).hasMessageContaining(source.id().value());
    }

    @Test
    public void required_SRC_7_aScanThatNobodyWantsEndsEarly() throws Exception {
        MediaSource source = sourceHolding("one.mkv", "two.mkv", "three.mkv");
        List<MediaDescriptor> found = new ArrayList<>();

        source.scan(() -> !found.isEmpty(), found::add);

        assertThat(found).hasSizeLessThan(3);
    }

    @Test
    public void required_SRC_8_severalThreadsGetTheSame() throws Exception {
        MediaSource source = sourceHolding("one.mkv", "two.mkv", "three.mkv");
        List<MediaDescriptor> alone = discovered(source);

        assertThat(Together.ask(() -> discovered(source))).allMatch(alone::equals);
        assertThat(source.id()).isEqualTo(source.id());
    }
}
