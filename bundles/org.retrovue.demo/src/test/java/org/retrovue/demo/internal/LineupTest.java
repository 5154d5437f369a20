package org.retrovue.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;
import org.retrovue.media.api.Picture;

public class LineupTest {
    private final List<Clip> clips = Lineup.all();

    @Test
    public void everySceneMovesAndIsMoreThanBlack() {
        for (Clip clip : clips) {
            Stage stage = new Stage(clip.shape().width(), clip.shape().height());
            for (Clip.Part part : clip.parts()) {
                Scene scene = part.staging().on(stage.width, stage.height);
                Set<Integer> seen = new HashSet<>();
                for (double seconds : new double[] {0, 1.2, part.seconds() / 2.0, part.seconds()}) {
                    scene.draw(stage, seconds);
                    seen.add(hash(stage));
                }
                assertThat(seen).as(clip.path()).hasSizeGreaterThan(2);
            }
        }
    }

    @Test
    public void filesRatesAndRastersAreMixed() {
        assertThat(clips.stream().map(Clip::path)).doesNotHaveDuplicates();
        assertThat(clips.stream().map(clip -> clip.shape().rate()).collect(Collectors.toSet()))
                .hasSize(3);
        assertThat(clips.stream().map(Clip::shape).collect(Collectors.toSet())).hasSizeGreaterThan(4);
    }

    @Test
    public void chaptersLieOnFrames() {
        for (Clip clip : clips) {
            clip.format().chapters().forEach(chapter -> assertThat(chapter.start()
                            .times(clip.shape().rate().perSecond())
                            .den())
                    .isEqualTo(1));
        }
    }

    private static int hash(Stage stage) {
        Picture picture = Picture.allocate(stage.width, stage.height);
        picture.fill(16, 128, 128);
        stage.into(picture);
        return picture.y().duplicate().clear().hashCode();
    }
}
