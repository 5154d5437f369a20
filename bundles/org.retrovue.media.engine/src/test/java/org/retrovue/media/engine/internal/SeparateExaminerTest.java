package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.api.MediaException;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.time.Rational;

public class SeparateExaminerTest {
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Examiner direct = new DirectExaminer(new Interrupts(() -> 0L));
    private Path film = Path.of(".");

    @Before
    public void make() throws Exception {
        film = ClipMaker.clip(folder.getRoot().toPath().resolve("film.mkv"))
                .frames(50)
                .size(160, 90)
                .chapter(Rational.ONE, "Zwölf")
                .make();
    }

    @After
    public void noProcessIsLeft() throws Exception {
        for (ProcessHandle child : ProcessHandle.current().children().toList()) {
            child.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    private SeparateExaminer examiner(int patienceSeconds) {
        return new SeparateExaminer(
                ChildCommand.of(CLASS_PATH, FrailExaminer.class.getName()), patienceSeconds, direct);
    }

    @Test
    public void aCrashOfADecoderIsARefusalOfThatFileAlone() throws Exception {
        Path bad = Files.copy(film, film.resolveSibling("crash.mkv"));
        try (SeparateExaminer examiner = examiner(60)) {
            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(() -> examiner.examine(bad))
                        .isInstanceOf(MediaException.class)
                        .hasMessageContaining("crash.mkv")
                        .hasMessageContaining("the decoder crashed on it");
                Examination.Result result = examiner.examine(film);
                Examination.Result here = direct.examine(film);
                assertThat(result.report()).isEqualTo(here.report());
                assertThat(result.report().chapters()).hasSize(1);
                assertThat(result.index().contentId()).isEqualTo(here.index().contentId());
                assertThat(result.index().video().frames()).isEqualTo(50);
            }
        }
    }

    @Test
    public void aFileThatIsRefusedIsRefusedWithItsReasonByTheSameProcess() throws Exception {
        Path text = Files.writeString(film.resolveSibling("text.mkv"), "no film\n".repeat(100));
        try (SeparateExaminer examiner = examiner(60)) {
            examiner.examine(film);
            List<ProcessHandle> before = ProcessHandle.current().children().toList();
            assertThatThrownBy(() -> examiner.examine(text)).hasMessageContaining("truncated or no media file");
            examiner.examine(film);
            assertThat(ProcessHandle.current().children().toList())
                    .isEqualTo(before)
                    .hasSize(1);
        }
    }

    @Test
    public void aProcessThatSomebodyKillsIsReplaced() throws Exception {
        try (SeparateExaminer examiner = examiner(60)) {
            examiner.examine(film);
            for (ProcessHandle child : ProcessHandle.current().children().toList()) {
                child.destroyForcibly();
            }
            assertThat(examiner.examine(film).report().duration()).isEqualTo(Rational.of(2));
        }
    }

    @Test
    public void anExaminationThatNeverEndsIsEnded() throws Exception {
        Path endless = Files.copy(film, film.resolveSibling("hang.mkv"));
        try (SeparateExaminer examiner = examiner(1)) {
            assertThatThrownBy(() -> examiner.examine(endless)).hasMessageContaining("took longer than 1 s");
        }
    }

    @Test
    public void whereNoProcessCanBeStartedFilesAreExaminedHere() throws Exception {
        try (SeparateExaminer examiner = new SeparateExaminer(List.of("/no/such/java"), 60, direct)) {
            assertThat(examiner.examine(film).report())
                    .isEqualTo(direct.examine(film).report());
        }
    }
}
