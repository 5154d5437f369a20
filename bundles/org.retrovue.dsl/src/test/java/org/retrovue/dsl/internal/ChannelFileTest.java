package org.retrovue.dsl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.ChannelSound;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.retrovue.api.plan.ScheduleCompiler.Reading;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public final class ChannelFileTest {
    private static final String HEAD = "channel: x\nnumber: 7\ntimezone: UTC\n";
    private static final String POOLS = "pools: {a: {match: {collection: a}}}\n";
    private static final String REST = POOLS + "schedule: {all_day: [{block: {start: \"06:00\", pool: a}}]}\n";

    @Test
    public void everyPartOfAFileIsUnderstood() {
        Channel channel = read("""
                channel: retro-prime
                number: 5.10
                name: "Retro Prime"
                timezone: Europe/Vienna
                day_start: 5:30
                grid: 2m30s
                format: {size: 640x360, rate: 23.976, quality: 24, preset: ultrafast}
                traffic: {filler: ads}
                overlays:
                  - bug: {text: RP, corner: top-left, opacity: 0.6}
                notes: {vibe: calm, more: [1, {deep: er}]}
                """ + REST).channel().orElseThrow();

        assertThat(channel.number()).isEqualTo("5.10");
        assertThat(channel.zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
        assertThat(channel.dayStart()).isEqualTo(LocalTime.of(5, 30));
        assertThat(channel.grid()).isEqualTo(Duration.ofSeconds(150));
        assertThat(channel.format().rate()).isEqualTo(FrameRate.FILM_NTSC);
        assertThat(channel.format().width()).isEqualTo(640);
        assertThat(channel.format().quality()).isEqualTo(24);
        assertThat(channel.filler()).isEqualTo("ads");
        assertThat(channel.overlays())
                .containsEntry("bug.text", "RP")
                .containsEntry("bug.corner", "top-left")
                .containsEntry("bug.opacity", "0.6");
    }

    @Test
    public void aHouseSizeIsOneThatTheHouseCanMakeAndMayBeAnamorphic() {
        Channel channel = read(HEAD + "format: {size: 720x576, pixel: 64/45, rate: 25}\n" + REST)
                .channel()
                .orElseThrow();
        assertThat(channel.format().pixelAspect()).isEqualTo(Rational.of(64, 45));

        for (String size : List.of("3840x2160", "1922x1080", "1920x1090", "126x96", "127x96")) {
            Problem problem = onlyError(HEAD + "format: {size: " + size + "}\n" + REST);
            assertThat(problem.code()).isEqualTo("bad-size");
            assertThat(problem.message()).contains("128x96 to 1920x1088", size);
            assertThat(problem.line()).isPositive();
        }
        for (String rate : List.of("29", "0", "-25", "25/0", "120", "fast", "1000000000000")) {
            Problem problem = onlyError(HEAD + "format: {size: 640x360, rate: " + rate + "}\n" + REST);
            assertThat(problem.code()).isEqualTo("bad-rate");
            assertThat(problem.message()).contains("\"" + rate + "\" is no house rate");
            assertThat(problem.suggestion())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("30000/1001", "60"));
            assertThat(problem.line()).isPositive();
        }
        for (String pixel : List.of("wide", "0/1", "9/1", "64")) {
            assertThat(onlyError(HEAD + "format: {pixel: " + pixel + "}\n" + REST)
                            .code())
                    .isEqualTo("bad-pixel");
        }
    }

    @Test
    public void picturesOfAnotherShapeHaveBarsOrLoseTheirEdges() {
        assertThat(format("format: {size: 640x360}\n").crop()).isFalse();
        assertThat(format("format: {size: 640x360, fit: bars}\n").crop()).isFalse();
        assertThat(format("format: {size: 640x360, fit: crop}\n").crop()).isTrue();

        Problem problem = onlyError(HEAD + "format:\n  size: 640x360\n  fit: corp\n" + REST);
        assertThat(problem.code()).isEqualTo("bad-fit");
        assertThat(problem.line()).isEqualTo(6);
        assertThat(problem.suggestion()).contains("did you mean 'crop'?");
    }

    @Test
    public void anUnknownPoolIsRefusedWithItsLineAndTheNearestName() {
        Problem problem = onlyError(HEAD + """
                pools:
                  medics: {match: {collection: medics}}
                schedule:
                  all_day:
                    - block:
                        start: "06:00"
                        pool: medcis
                """);

        assertThat(problem.code()).isEqualTo("unknown-pool");
        assertThat(problem.line()).isEqualTo(10);
        assertThat(problem.column()).isEqualTo(15);
        assertThat(problem.message()).contains("'medcis'");
        assertThat(problem.suggestion()).contains("did you mean 'medics'?");
    }

    @Test
    public void allErrorsAreToldAtOnceInOrderOfPlace() {
        List<Problem> problems = errors("""
                channel: Big One
                number: 0
                timezone: America/Chigaco
                day_start: noon
                grid: 5s
                format: ntsc-720
                poools: {}
                pools: {a: {macth: {}}, b: {match: {tpye: film}}}
                schedule:
                  all_day:
                    - block: {start: "25:61", end: "1h", pool: c, mode: sequental}
                    - blok: {start: "06:00"}
                """);

        assertThat(problems)
                .extracting(Problem::code)
                .contains(
                        "bad-id",
                        "bad-number",
                        "unknown-timezone",
                        "bad-time",
                        "bad-grid",
                        "unknown-format",
                        "unknown-key",
                        "missing-key",
                        "unknown-pool",
                        "bad-mode");
        assertThat(problems).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
        assertThat(problems).allSatisfy(p -> assertThat(p.line()).isPositive());
        assertThat(problems.toString()).contains("America/Chicago", "ntsc-720p", "'pools'", "'match'", "'type'");
    }

    @Test
    public void overlappingBlocksAreRefused() {
        Problem problem = onlyError(HEAD + POOLS + """
                schedule:
                  all_day:
                    - block: {start: "22:00", end: "07:00", pool: a}
                    - block: {start: "06:00", end: "22:00", pool: a}
                """);

        assertThat(problem.code()).isEqualTo("overlap");
        assertThat(problem.message()).contains("22:00", "07:00", "06:00", "line 8");
    }

    @Test
    public void openTimeIsOnlyAWarning() {
        Reading reading = read(HEAD + POOLS + """
                schedule:
                  all_day:
                    - block: {start: "22:00", end: "02:00", pool: a}
                """);

        assertThat(reading.channel()).isPresent();
        assertThat(reading.problems()).extracting(Problem::code).containsExactly("open-time");
        assertThat(reading.problems().get(0).message()).contains("from 02:00 to 22:00");
    }

    @Test
    public void aKeyThatStandsTwiceIsRefused() {
        Problem problem = onlyError(HEAD + "channel: y\n" + REST);

        assertThat(problem.code()).isEqualTo("duplicate-key");
        assertThat(problem.message()).contains("first in line 1");
    }

    @Test
    public void textsThatAreNoYamlAreRefusedWithTheirPlace() {
        assertThat(onlyError("channel: [x\nnumber: 3\n").code()).isEqualTo("not-yaml");
        assertThat(onlyError("channel: x\n\tnumber: 3\n").line()).isEqualTo(2);
        assertThat(onlyError("").code()).isEqualTo("empty");
        assertThat(onlyError("just words").code()).isEqualTo("not-a-mapping");
        assertThat(onlyError("a: 1\n---\nb: 2\n").code()).isEqualTo("not-yaml");
        assertThat(onlyError(HEAD + REST + "notes: \u0000\n").code()).isEqualTo("not-yaml");
    }

    @Test(timeout = 10_000)
    public void whatNoPersonWritesIsRefusedQuickly() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(errors(bomb.toString())).isNotEmpty();
        assertThat(onlyError("#".repeat(10_000_000)).code()).isEqualTo("too-long");
        assertThat(errors("x: " + "[".repeat(100_000)).size()).isEqualTo(1);
        assertThat(errors("channel: &c [*c]\n" + REST)).isNotEmpty();
        assertThat(errors("k: v\n".repeat(150_000)).size()).isLessThanOrEqualTo(100);
    }

    @Test
    public void durationsNeedTheirUnit() {
        assertThat(onlyError(HEAD + "grid: 30\n" + REST).suggestion()).contains("for example 30m");
        assertThat(read(HEAD + "grid: 6h\n" + REST).channel()).isPresent();
        assertThat(read(HEAD + "grid: 10s\n" + REST).channel()).isPresent();
        assertThat(onlyError(HEAD + "grid: 9s\n" + REST).code()).isEqualTo("bad-grid");
        assertThat(onlyError(HEAD + "grid: 6h1s\n" + REST).code()).isEqualTo("bad-grid");
    }

    @Test
    public void fadesTakeUpToFiveSeconds() {
        assertThat(fade("")).isEqualTo(Duration.ofMillis(500));
        assertThat(fade("transitions: {fade: 250ms}\n")).isEqualTo(Duration.ofMillis(250));
        assertThat(fade("transitions: {fade: 1s 200ms}\n")).isEqualTo(Duration.ofMillis(1200));
        assertThat(fade("transitions: {fade: 5s}\n")).isEqualTo(Duration.ofSeconds(5));
        assertThat(fade("transitions: {fade: 0s}\n")).isZero();
        assertThat(fade("transitions: {fade: off}\n")).isZero();
        assertThat(onlyError(HEAD + "transitions: {fade: 5001ms}\n" + REST).code())
                .isEqualTo("bad-fade");
        assertThat(onlyError(HEAD + "transitions: {fade: 500}\n" + REST).suggestion())
                .contains("for example 500ms");
        assertThat(onlyError(HEAD + "transitions: {fades: 1s}\n" + REST).suggestion())
                .contains("did you mean 'fade'?");
    }

    @Test
    public void aChannelIsWarmOnlyWhereItsFileSaysSo() {
        assertThat(read(HEAD + REST).channel().orElseThrow().warm()).isFalse();
        assertThat(read(HEAD + "warm: true\n" + REST).channel().orElseThrow().warm())
                .isTrue();
        assertThat(read(HEAD + "warm: no\n" + REST).channel().orElseThrow().warm())
                .isFalse();
        assertThat(onlyError(HEAD + "warm: 30s\n" + REST).code()).isEqualTo("bad-warm");
    }

    @Test
    public void soundHasALoudnessAndAPeak() {
        assertThat(sound("")).isEqualTo(new ChannelSound(Optional.of(-2400), -200));
        assertThat(sound("sound: {loudness: -23, peak: -1.5}\n")).isEqualTo(new ChannelSound(Optional.of(-2300), -150));
        assertThat(sound("sound: {loudness: off}\n").loudness()).isEmpty();
        assertThat(sound("sound: {peak: -3}\n")).isEqualTo(new ChannelSound(Optional.of(-2400), -300));
        assertThat(onlyError(HEAD + "sound: {loudness: 24}\n" + REST).code()).isEqualTo("bad-loudness");
        assertThat(onlyError(HEAD + "sound: {loudness: loud}\n" + REST).suggestion())
                .contains("for example -24");
        assertThat(onlyError(HEAD + "sound: {peak: 1}\n" + REST).code()).isEqualTo("bad-peak");
        assertThat(onlyError(HEAD + "sound: {loudnes: -24}\n" + REST).suggestion())
                .contains("did you mean 'loudness'?");
    }

    @Test
    public void aChannelMaySpeakLanguages() {
        assertThat(sound("sound: {language: de}\n").languages()).containsExactly("de");
        assertThat(sound("sound: {language: [de-AT, en, gsw]}\n").languages()).containsExactly("de-at", "en", "gsw");
        assertThat(sound("sound: {loudness: off}\n").languages()).isEmpty();
        Problem problem = onlyError(HEAD + "sound:\n  language: [de, german]\n" + REST);
        assertThat(problem.code()).isEqualTo("bad-language");
        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.message()).contains("german");
    }

    @Test
    public void aFormatMayHaveAPeak() {
        assertThat(format("format: {size: 1280x720}\n").peak()).isZero();
        assertThat(format("format: {size: 1280x720, peak: 4000k}\n").peak()).isEqualTo(4_000);
        assertThat(format("format: {peak: 2.5M}\n").peak()).isEqualTo(2_500);
        assertThat(format("format: {size: 320x180, peak: 100 k}\n").peak()).isEqualTo(100);
        Problem low = onlyError(HEAD + "format: {size: 1280x720, rate: 50, peak: 460k}\n" + REST);
        assertThat(low.code()).isEqualTo("bad-peak");
        assertThat(low.message()).contains("461k to 50M");
        assertThat(onlyError(HEAD + "format: {peak: 50001k}\n" + REST).code()).isEqualTo("bad-peak");
        assertThat(onlyError(HEAD + "format: {peak: 999999.999M}\n" + REST).code())
                .isEqualTo("bad-peak");
        assertThat(onlyError(HEAD + "format: {peak: 4000}\n" + REST).suggestion())
                .contains("for example 4000k or 4M");
    }

    @Test
    public void aChannelMayHaveRenditionsOfItsRate() {
        Channel channel = read(HEAD
                        + "format: {size: 1280x720, quality: 22}\n"
                        + "renditions: [ntsc-360p, {size: 640x360, quality: 26, peak: 1200k}, {size: 426x240}]\n"
                        + REST)
                .channel()
                .orElseThrow();

        assertThat(channel.renditions())
                .extracting(ChannelFormat::key)
                .containsExactly("640x360-q21-veryfast", "640x360-q26-veryfast-1200k", "426x240-q22-veryfast");
        assertThat(channel.formats()).hasSize(4).startsWith(channel.format());
    }

    @Test
    public void renditionsThatCannotBeAreRefusedAtTheirLine() {
        Problem other = onlyError(HEAD + "renditions:\n- ntsc-360p\n- pal-360p\n" + REST);
        assertThat(other.code()).isEqualTo("rendition-rate");
        assertThat(other.line()).isEqualTo(6);
        assertThat(other.suggestion()).contains("one of: ntsc-360p, ntsc-480p, ntsc-720p, ntsc-1080p, or a size");
        assertThat(onlyError(HEAD + "renditions: [{size: 640x360, rate: 25}]\n" + REST)
                        .code())
                .isEqualTo("rendition-rate");
        assertThat(onlyError(HEAD + "renditions: [ntsc-36p]\n" + REST).suggestion())
                .contains("did you mean 'ntsc-360p'?");
        assertThat(onlyError(HEAD + "renditions: [{quality: 30}]\n" + REST).code())
                .isEqualTo("missing-key");
        assertThat(onlyError(HEAD + "renditions: [ntsc-720p]\n" + REST).message())
                .contains("the channel's own format");
        assertThat(onlyError(HEAD + "renditions: [ntsc-360p, {size: 640x360}]\n" + REST)
                        .message())
                .contains("the one of line 4");
        assertThat(onlyError(HEAD
                                + "renditions: [{size: 200x100}, {size: 202x100}, {size: 204x100}, {size: 206x100}, {size: 208x100}, {size: 210x100}]\n"
                                + REST)
                        .code())
                .isEqualTo("too-many-renditions");
        assertThat(onlyError(HEAD + "renditions: ntsc-360p\n" + REST).code()).isEqualTo("not-a-list");
    }

    private static ChannelFormat format(String lines) {
        return read(HEAD + lines + REST).channel().orElseThrow().format();
    }

    private static ChannelSound sound(String lines) {
        return read(HEAD + lines + REST).channel().orElseThrow().sound();
    }

    private static Duration fade(String lines) {
        return read(HEAD + lines + REST).channel().orElseThrow().fade();
    }

    private static Reading read(String text) {
        return new YamlCompiler().read(new PlanText("x.yaml", text));
    }

    private static List<Problem> errors(String text) {
        Reading reading = read(text);
        assertThat(reading.channel()).isEmpty();
        return reading.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private static Problem onlyError(String text) {
        List<Problem> errors = errors(text);
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }
}
