package org.retrovue.importer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.api.catalog.AssetQuery;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.dsl.internal.YamlCompiler;
import org.retrovue.importer.internal.Draft.Head;

public final class ConversionTest {

    private static final Head HEAD = new Head("my-channel", "7", "My Channel", "Europe/Vienna");

    private static final String LOOP = """
            content:
              - show:
                key: BAR_SHOW
                guids:
                  - source: tvdb
                    value: 4711
                order: chronological
              - collection: "Station Clips"
                key: CLIPS
                order: shuffle
            playout:
              - count: 2
                content: BAR_SHOW
              - pad_to_next: 30
                content: CLIPS
                trim: true
              - repeat: true
            """;

    private static final String EVENING = """
            content:
              - search:
                key: TOONS
                query: 'type:episode AND show_genre:Animation AND NOT show_title:"Fire"'
                order: shuffle
              - search:
                key: FILMS
                query: 'type:movie AND release_date:[19400101 TO 19691231]'
                order: shuffle
              - smart_collection: "Late Talk"
                key: TALK
                order: chronological
              - collection: Clips
                key: CLIPS
                order: shuffle
              - search:
                key: CARDS
                query: "type:other_video AND tag:cards"
                order: shuffle
            sequence:
              - key: OPENER
                items:
                  - count: 1
                    content: CARDS
            reset:
              - wait_until: "6:00 am"
            playout:
              - duration: "4 hours"
                content: TOONS
                stop_before_end: false
              - pad_until: "18:00"
                content: TALK
              - pre_roll: true
                sequence: OPENER
              - count: 2
                content: FILMS
                custom_title: "Feature Night"
              - pre_roll: false
              - pad_until: "11:30 PM"
                content: CLIPS
                filler_kind: postroll
              - all:
                content: TALK
              - wait_until: "06:00"
                tomorrow: true
              - repeat: true
            """;

    private static final String SLOTS = """
            {
            \t"type": "time", "flexPreference": "distribute", "latenessMs": 600000, "maxDays": 30,
            \t"padMs": 1800000, "period": "day", "timeZoneOffset": -60,
            \t"slots": [
            \t\t{"startTime": 21600000, "programming": {"type": "show", "showId": "a1", "show": {"title": "Medics"}},
            \t\t "order": "next"},
            \t\t{"startTime": 64800000, "type": "show", "showId": "b2", "show": {"title": "Bar Show"},
            \t\t "seasonFilter": [1, 2], "order": "shuffle", "direction": "desc"},
            \t\t{"startTime": 72000000, "type": "movie", "order": "shuffle"},
            \t\t{"startTime": 82800000, "type": "redirect", "channelId": "x", "channelName": "News"},
            \t\t{"startTime": 3600000, "type": "flex"}
            \t]
            }
            """;

    @Test
    public void aLoopWithoutTimesTakesTurnsAllDayOnTheGridThatItPadsTo() {
        Conversion made = convert(LOOP);

        assertThat(made.format()).isEqualTo("sequential schedule");
        assertThat(made.text())
                .contains("channel: my-channel\nnumber: \"7\"\nname: My Channel\ntimezone: Europe/Vienna")
                .contains("grid: 30m")
                .contains("bar_show: { match: \"type:episode series:'Bar Show'\", order: sequential }")
                .contains("  every_day:\n    - \"06:00-06:00\": bar_show\n")
                .contains("filler: { match: \"collection:'Station Clips'\" }");
        assertThat(notes(made))
                .contains("loop.yaml:2:5: changed: show BAR_SHOW")
                .contains("loop.yaml:16:5: not kept: trim: programmes are never cut short");
    }

    @Test
    public void timesOfTheDayBecomeBlocks() {
        String text = convert(EVENING).text();

        assertThat(text)
                .contains("\"06:00-10:00\": { pool: toons, bleed: true }")
                .contains("\"10:00-18:00\": talk\n")
                .contains("\"18:00-23:30\": { once: films_dressed_block, title: Feature Night }")
                .contains("\"23:30-06:00\": { marathon: talk }")
                .contains(
                        "films_dressed_block:\n    - { pick: 1, from: cards }\n    - { pick: 1, from: films }\n    - { pick: 1, from: cards }")
                .contains("filler: { match: \"collection:Clips\" }")
                .contains("toons: { match: \"type:episode genre:Animation not series:Fire\", order: shuffle }")
                .contains("films: { match: \"type:film year:1940..1969\", order: shuffle }");
    }

    @Test
    public void whatDressesProgrammesStandsBeforeThem() {
        String text = convert("""
                        content:
                          - {collection: Films, key: F, order: shuffle}
                          - {collection: Cards, key: C, order: shuffle}
                        sequence: [{key: S, items: [{count: 1, content: C}]}]
                        playout:
                          - wait_until: 20:00
                          - {pre_roll: true, sequence: S}
                          - {count: 1, content: F}
                          - {wait_until: "02:00", tomorrow: true}
                          - repeat: true
                        """).text();

        assertThat(text)
                .contains("f_dressed: { pool: f, before: [{ pool: c }] }")
                .contains("\"20:00-02:00\": { once: f_dressed }")
                .contains("\"02:00-20:00\": { off_air: {} }");
    }

    @Test
    public void sevenDaysBecomeDaysOfTheWeek() {
        StringBuilder week = new StringBuilder(
                "content: [{collection: A, key: A, order: shuffle}, {collection: B, key: B, order: chronological}]\nplayout:\n");
        for (int day = 0; day < 7; day++) {
            week.append("  - {duration: 12h, content: A}\n  - {duration: 12h, content: ")
                    .append(day < 5 ? "A" : "B")
                    .append("}\n");
        }
        Conversion made = convert(week + "  - repeat: true\n");

        assertThat(made.text())
                .contains("  weekdays:\n    - \"06:00-18:00\": { pool: a, run: a }\n")
                .contains("  weekends:\n    - \"06:00-18:00\": { pool: a, run: a }\n    - \"18:00-06:00\": b\n");
        assertThat(notes(made)).contains("it is taken to begin on a Monday");
    }

    @Test
    public void everyThingThatIsNotKeptIsNamedWithItsPlaceAndTheReason() {
        Conversion made = convert("""
                content:
                  - {collection: A, key: A, order: backwards}
                  - {search: , key: Q, query: "studio:Ours AND type:movie", order: shuffle}
                  - {marathon: , key: M, searches: ["type:movie", "type:episode"], group_by: show, item_order: shuffle}
                reset:
                  - {skip_items: 3, content: A}
                color: blue
                playout:
                  - {count: 1, content: NOBODY}
                  - {watermark: true, name: Bug}
                  - dance: true
                  - {duration: "a while", content: A}
                  - sequence: NONE
                  - {count: 1, content: A}
                  - {count: 1, content: Q}
                  - {count: 1, content: M}
                """);

        assertThat(notes(made))
                .contains("loop.yaml:2:29: changed: order backwards")
                .contains("loop.yaml:3:5: not kept: studio:Ours")
                .contains("group_by show")
                .contains("reset: skip_items, content")
                .contains("loop.yaml:7:1: not kept: key color")
                .contains("count of NOBODY: no content has this key")
                .contains("instruction watermark: overlays stand under")
                .contains("loop.yaml:11:5: not kept: instruction dance: no such instruction")
                .contains("duration a while")
                .contains("sequence NONE: there is none")
                .contains("playout without repeat");
        assertThat(made.text())
                .contains("\"06:00-06:00\": { rotate: [a, q, m] }")
                .contains("# - line 11, not kept, instruction dance");
    }

    @Test
    public void importedFilesAreReadForTheirContents() {
        Conversion made = Conversion.of(
                "main.yaml",
                "import: [shared.yaml, gone.yaml]\nplayout: [{count: 1, content: S}, {repeat: true}]\n",
                HEAD,
                name -> Optional.ofNullable(
                        Map.of("shared.yaml", "content: [{collection: Shared, key: S, order: shuffle}]")
                                .get(name)));

        assertThat(made.text()).contains("s: { match: \"collection:Shared\", order: shuffle }");
        assertThat(notes(made)).contains("import gone.yaml: there is no such file");
    }

    @Test
    public void slotsLastUntilTheNextOneStarts() {
        Conversion made = convert(SLOTS);

        assertThat(made.format()).isEqualTo("slot list");
        assertThat(made.text())
                .contains("day_start: \"00:00\"")
                .contains("grid: 30m")
                .contains("\"06:00-18:00\": { pool: medics, bleed: true }")
                .contains("\"18:00-20:00\": { pool: bar_show, bleed: true }")
                .contains("\"20:00-23:00\": { pool: films, bleed: true }")
                .contains("\"23:00-01:00\": { off_air: {} }")
                .contains("\"01:00-06:00\": { pool: filler, bleed: true }")
                .contains("bar_show: { match: \"type:episode series:'Bar Show' season:(1 or 2)\", order: shuffle }");
        assertThat(notes(made))
                .contains("redirect News")
                .contains("direction desc")
                .contains("loop.yaml:9:3: changed: a slot of films");
    }

    @Test
    public void theirWeekBeginsOnSundayAndOursOnMonday() {
        Conversion made = convert("""
                {"schedule": {"type": "time", "period": "week", "padMs": 60000, "slots": [
                  {"startTime": 0, "showId": "tv.Sunday Show"},
                  {"startTime": 86400000, "showId": "tv.Monday Show"}]}}
                """);

        assertThat(made.text())
                .contains("grid: 1m")
                .contains("  weekdays:\n    - \"00:00-00:00\": { pool: monday_show, run: monday_show }")
                .contains("  sunday:\n    - \"00:00-00:00\": sunday_show");
    }

    @Test
    public void randomSlotsTakeTurnsByTheirWeights() {
        String text = convert("""
                        {"type": "random", "padMs": 300000, "slots": [
                          {"type": "show", "showId": "1", "show": {"title": "A"}, "weight": 2, "cooldownMs": 0},
                          {"type": "custom-show", "customShowId": "2", "customShow": {"name": "B"}, "weight": 1}]}
                        """).text();

        assertThat(text).contains("\"00:00-00:00\": { rotate: [a, b, a] }").contains("b: { match: \"collection:B\"");
    }

    @Test
    public void anAfternoonOfCountedShowsOnTheHalfHourIsACellEach() {
        Conversion made = convert("""
                content:
                  - {collection: Cartoons, key: TOON, order: shuffle}
                  - {multi_collection: Everything, key: SHOW, order: chronological}
                  - {playlist: Spots, playlist_group: Ads, key: ADS}
                sequence:
                  - key: HALF
                    items:
                      - {count: 1, content: SHOW}
                      - {pad_to_next: 30, content: ADS, fallback: TOON, filler_kind: postroll}
                playout:
                  - wait_until: "2:00 PM"
                  - {sequence: HALF, repeat: 4}
                  - {wait_until: "16:00"}
                  - {duration: "8 hours", content: TOON, offline_tail: true}
                  - {wait_until: "14:00", tomorrow: true}
                  - repeat: true
                """);

        assertThat(made.text())
                .contains("day_start: \"14:00\"")
                .contains("\"14:00-16:00\": show")
                .contains("\"16:00-00:00\": toon")
                .contains("\"00:00-14:00\": { off_air: {} }")
                .contains("filler: { match: \"collection:Spots\" }");
        assertThat(notes(made)).contains("multi_collection Everything", "playlist Spots", "offline_tail");
    }

    @Test
    public void aMonthOfSlotsAndOldNamesAreReadAsFarAsTheyGo() {
        Conversion made = convert("""
                {"lineup": {"type": "time", "period": "month", "flexPreference": "end", "slots": [
                  {"time": 0, "showId": "movie.", "order": "alphanumeric"},
                  {"time": 43200000, "showId": "tv.Medics", "order": "ordered_shuffle"},
                  {"startTime": 43200000, "type": "flex"},
                  {"startTime": 46800000, "type": "filler", "fillerListId": "f", "fillerList": {"name": "Spots"},
                   "order": "uniform"},
                  {"startTime": 50400000, "type": "quiz"},
                  {"startTime": 99999999999, "type": "movie"}]}}
                """);

        assertThat(made.text())
                .contains("\"00:00-12:00\": films")
                .contains("films: { match: \"type:film\", order: title }")
                .contains("\"14:00-00:00\": { off_air: {} }");
        assertThat(notes(made))
                .contains("period month", "flexPreference end", "quiz", "its time is not within the period")
                .contains("another one starts at the same time");
    }

    @Test
    public void brokenInputIsRefusedWithLineAndColumn() {
        assertThatThrownBy(() -> convert("content:\n  - a: [1\nplayout: x"))
                .isInstanceOf(BrokenSource.class)
                .hasMessageStartingWith("loop.yaml:3:")
                .hasMessageContaining("this is not YAML");
        assertThatThrownBy(() -> convert("{\"slots\": [1,}")).hasMessageContaining("this is not JSON");
        assertThatThrownBy(() -> convert("hello: world")).hasMessageContaining("neither a sequential schedule");
        assertThatThrownBy(() -> convert("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> convert("{\"slots\": []}")).hasMessageContaining("slots");
        assertThatThrownBy(() -> convert("playout: 3")).hasMessageContaining("a list of instructions");
    }

    @Test
    public void aSequenceThatContainsItselfAndABombAreNoTrouble() {
        Conversion made = convert("content: [{collection: A, key: A, order: shuffle}]\n"
                + "sequence: [{key: S, items: [{count: 1, content: A}, {sequence: S}]}]\n"
                + "playout: [{sequence: S, repeat: 999}, {repeat: true}]\n");
        assertThat(notes(made)).contains("it contains itself");

        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "*a" + (i - 1) + "]\n");
        }
        assertThatThrownBy(() -> convert(bomb + "playout: *a11\n")).isInstanceOf(BrokenSource.class);
    }

    @Test
    public void lossesBeyondTheListAreCounted() {
        StringBuilder many = new StringBuilder("content: [{key: A, search: x, query: 'type:movie'}]\nplayout:\n");
        for (int i = 0; i < 205; i++) {
            many.append("  - {watermark: true}\n");
        }

        Conversion made = convert(many + "  - {count: 1, content: A}\n  - {repeat: true}\n");

        assertThat(made.notes()).hasSize(201);
        assertThat(made.notes().get(200).what()).isEqualTo("5 more things");
    }

    @Test
    public void queriesThatAreMadeAreUnderstood() throws Exception {
        for (String search : List.of(
                "type:movie",
                "show_title:\"The Bar's Show\" AND season_number:[2 TO 4]",
                "(genre:Horror OR genre:\"Science Fiction\") AND minutes:[* TO 90]",
                "type:episode -show_genre:news tag:(a OR b)",
                "NOT content_rating:R && release_date:1994*",
                "just words",
                "title:Star*")) {
            String ours = SearchQuery.translate(search).query();
            assertThat(AssetQuery.parse(ours)).as(ours).isNotNull();
        }
        assertThat(SearchQuery.translate("studio:X OR actor:\"Y Z\""))
                .isEqualTo(new SearchQuery.Translated("", List.of("studio:X", "actor:\"Y Z\"")));
        assertThat(SearchQuery.translate("tag:(a OR b) season_number:[2 TO 4]").query())
                .isEqualTo("(tag:a or tag:b) season:2..4");
    }

    /** Converts, and has the station's own reader read what came out. */
    private static Conversion convert(String text) {
        Conversion made = Conversion.of("loop.yaml", text, HEAD, name -> Optional.empty());
        ScheduleCompiler.Reading reading = new YamlCompiler().read(new PlanText("made.yaml", made.text()));
        assertThat(reading.problems()).as(made.text()).isEmpty();
        assertThat(reading.channel()).isPresent();
        return made;
    }

    private static String notes(Conversion made) {
        return String.join("\n", made.notes().stream().map(Note::toString).toList());
    }
}
