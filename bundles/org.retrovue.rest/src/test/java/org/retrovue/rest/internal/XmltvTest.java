package org.retrovue.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Details;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Listing;
import org.retrovue.api.plan.Origin;
import org.retrovue.api.plan.Packaging;
import org.retrovue.api.plan.Part;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.tck.fake.MadeChannel;
import org.retrovue.time.Rational;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

public final class XmltvTest {

    /** What the public document type of XMLTV lets a programme hold, in its order. */
    private static final String PROGRAMME =
            "title+, sub-title*, desc*, credits?, date?, category*, keyword*, language?,"
                    + " orig-language?, length?, icon*, url*, country*, episode-num*, video?, audio?, previously-shown?,"
                    + " premiere?, last-chance?, new?, subtitles*, rating*, star-rating*, review*, image*";

    /** Of its elements those that are written here, with all their attributes. What is not declared is refused. */
    private static final String ORDER = "<!DOCTYPE tv [<!ELEMENT tv (channel*, programme*)>"
            + "<!ATTLIST tv date CDATA #IMPLIED source-info-url CDATA #IMPLIED source-info-name CDATA #IMPLIED"
            + " source-data-url CDATA #IMPLIED generator-info-name CDATA #IMPLIED generator-info-url CDATA #IMPLIED>"
            + "<!ELEMENT channel (display-name+, icon*, url*)><!ATTLIST channel id CDATA #REQUIRED>"
            + "<!ELEMENT icon EMPTY>"
            + "<!ATTLIST icon src CDATA #REQUIRED width CDATA #IMPLIED height CDATA #IMPLIED>"
            + "<!ELEMENT programme (" + PROGRAMME + ")>"
            + "<!ATTLIST programme start CDATA #REQUIRED stop CDATA #IMPLIED pdc-start CDATA #IMPLIED"
            + " vps-start CDATA #IMPLIED showview CDATA #IMPLIED videoplus CDATA #IMPLIED channel CDATA #REQUIRED"
            + " clumpidx CDATA \"0/1\">"
            + inWords("display-name", "title", "sub-title", "desc", "category", "language")
            + "<!ELEMENT date (#PCDATA)>"
            + "<!ELEMENT episode-num (#PCDATA)><!ATTLIST episode-num system CDATA \"onscreen\">"
            + "<!ELEMENT rating (value, icon*)><!ATTLIST rating system CDATA #IMPLIED><!ELEMENT value (#PCDATA)>]>";

    private static final Pattern TIME = Pattern.compile("\\d{14} [+-]\\d{4}");
    private static final Pattern COUNTED_FROM_ZERO = Pattern.compile("\\d*\\.\\d+\\.");

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final AssetId EPISODE = AssetId.of("folder:bar");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theGuideIsValidAndSaysWhatIsKnown() throws Exception {
        Xmltv guide = new Xmltv(id -> id.equals(EPISODE) ? Optional.of(asset()) : Optional.empty(), "http://tv");
        Channel channel = channel("logo.svg");
        guide.channel(channel);
        guide.programmes(
                channel,
                List.of(
                        entry(ScheduleEntry.Kind.PROGRAMME, 0, "Bar & Show", Optional.of(EPISODE), List.of()),
                        entry(
                                ScheduleEntry.Kind.PROGRAMME,
                                1,
                                "Cartoons\u0001",
                                Optional.empty(),
                                List.of(
                                        new Part(Part.Role.PRESENTATION, EPISODE, "Card"),
                                        new Part(Part.Role.PROGRAMME, EPISODE, "One"),
                                        new Part(Part.Role.PROGRAMME, EPISODE, "Two"))),
                        entry(ScheduleEntry.Kind.PROGRAMME, 3, "Bar Show S02E04", Optional.of(EPISODE), List.of()),
                        entry(ScheduleEntry.Kind.OFF_AIR, 2, "", Optional.empty(), List.of())));
        String xml = guide.toString();

        assertThat(xml)
                .contains("<channel id=\"retro-prime\"><display-name lang=\"en\">Retro Prime</display-name>"
                        + "<display-name>5.1</display-name><icon src=\"http://tv/iptv/logo/retro-prime\"/></channel>")
                .contains(
                        "<programme start=\"20260105060000 -0600\" stop=\"20260105063000 -0600\" channel=\"retro-prime\">"
                                + "<title lang=\"en\">Bar &amp; Show</title><sub-title lang=\"en\">The Bet</sub-title>"
                                + "<date>1985</date><category lang=\"en\">Series</category><category lang=\"en\">Comedy</category>"
                                + "<language>en</language>"
                                + "<episode-num system=\"onscreen\">S02E04</episode-num>"
                                + "<episode-num system=\"xmltv_ns\">1.3.</episode-num>"
                                + "<rating system=\"VCHIP\"><value>TV-PG</value></rating></programme>")
                .contains("<title lang=\"en\">Cartoons</title><desc lang=\"en\">One \u00b7 Two</desc>")
                .contains("<title lang=\"en\">Bar Show</title><sub-title lang=\"en\">The Bet</sub-title>")
                .contains("<title lang=\"en\">Off the air</title>");
        assertThat(valid(xml).getElementsByTagName("programme").getLength()).isEqualTo(4);
    }

    @Test
    public void readersFindWhatTheySortAndRecordBy() throws Exception {
        AssetId film = AssetId.of("folder:film");
        AssetId special = AssetId.of("folder:special");
        AssetId loose = AssetId.of("folder:loose");
        Map<AssetId, Asset> library = Map.of(
                film, asset(film, "Night & <Day> (1954)", "film", Map.of(Details.YEAR, "1954", Details.RATING, "PG")),
                special, asset(special, "Bar Show S00E02", "episode", of("0", "2")),
                loose, asset(loose, "Bar Show 7", "episode", of("", "7")),
                EPISODE, asset());
        Xmltv guide = new Xmltv(id -> Optional.ofNullable(library.get(id)), "http://tv");
        guide.channel(channel("logo.svg"));
        guide.programmes(
                channel("logo.svg"),
                List.of(
                        entry(
                                ScheduleEntry.Kind.PROGRAMME,
                                0,
                                "Night & <Day> (1954)",
                                Optional.of(film),
                                List.of(new Part(Part.Role.PROGRAMME, film, "Night"))),
                        entry(ScheduleEntry.Kind.PROGRAMME, 1, "Bar Show S00E02", Optional.of(special), List.of()),
                        entry(ScheduleEntry.Kind.PROGRAMME, 2, "Bar Show 7", Optional.of(loose), List.of()),
                        entry(
                                ScheduleEntry.Kind.PROGRAMME,
                                3,
                                "Double Feature",
                                Optional.of(EPISODE),
                                List.of(
                                        new Part(Part.Role.PROGRAMME, EPISODE, "One"),
                                        new Part(Part.Role.PROGRAMME, loose, "Two")))));
        String begin = guide.taken();
        Document xml = valid(begin + guide);

        assertThat(guide).hasToString("</tv>\n");
        assertThat(texts(xml, "title"))
                .containsExactly("Night & <Day>", "Bar Show", "Bar Show", "Double Feature")
                .doesNotContain("");
        assertThat(texts(xml, "category")).containsExactly("Movie", "Series", "Series");
        assertThat(texts(xml, "date")).containsExactly("1954");
        assertThat(texts(xml, "desc")).containsExactly("One \u00b7 Two");
        assertThat(texts(xml, "episode-num")).containsExactly("S00E02", "E07", ".6.");
        assertThat(texts(xml, "value")).containsExactly("PG");
        each(xml, "rating", rating -> assertThat(rating.getAttribute("system")).isEqualTo("MPAA"));
        each(xml, "icon", icon -> assertThat(icon.getAttribute("src")).startsWith("http://tv/"));
        each(xml, "episode-num", number -> {
            if (number.getAttribute("system").equals("xmltv_ns")) {
                assertThat(number.getTextContent()).matches(COUNTED_FROM_ZERO);
            }
        });
        String[] end = {""};
        each(xml, "programme", programme -> {
            assertThat(programme.getAttribute("channel")).isEqualTo("retro-prime");
            assertThat(programme.getAttribute("start")).matches(TIME);
            assertThat(programme.getAttribute("stop")).matches(TIME).isGreaterThan(programme.getAttribute("start"));
            assertThat(end[0]).isIn("", programme.getAttribute("start"));
            end[0] = programme.getAttribute("stop");
        });
    }

    @Test
    public void aLogoIsAnAddressOrAFileBesideTheChannelFilesAndNothingElse() throws Exception {
        Path channels = folder.newFolder("channels").toPath();
        Files.writeString(channels.resolve("logo.svg"), "<svg/>");
        Files.writeString(folder.getRoot().toPath().resolve("secret.png"), "x");

        assertThat(Logos.address(channel("https://x/y.png"))).isEqualTo("https://x/y.png");
        assertThat(Logos.address(channel("logo.svg"))).isEqualTo("/iptv/logo/retro-prime");
        assertThat(Logos.address(channel(""))).isEmpty();
        assertThat(Logos.file(channel("logo.svg"), channels))
                .hasValueSatisfying(logo -> assertThat(logo.mediaType()).isEqualTo("image/svg+xml"));
        assertThat(Logos.file(channel("../secret.png"), channels)).isEmpty();
        assertThat(Logos.file(channel("retro.yaml"), channels)).isEmpty();
        assertThat(Logos.file(channel("https://x/y.png"), channels)).isEmpty();
    }

    private static Document valid(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setValidating(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) throws SAXParseException {
                throw e;
            }

            @Override
            public void error(SAXParseException e) throws SAXParseException {
                throw e;
            }

            @Override
            public void fatalError(SAXParseException e) throws SAXParseException {
                throw e;
            }
        });
        return builder.parse(
                new InputSource(new StringReader(xml.replace("<!DOCTYPE tv SYSTEM \"xmltv.dtd\">", ORDER))));
    }

    private static String inWords(String... names) {
        StringBuilder declared = new StringBuilder();
        for (String name : names) {
            declared.append("<!ELEMENT ").append(name).append(" (#PCDATA)>");
            declared.append("<!ATTLIST ").append(name).append(" lang CDATA #IMPLIED>");
        }
        return declared.toString();
    }

    private static void each(Document xml, String name, Consumer<Element> check) {
        NodeList all = xml.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            check.accept((Element) all.item(i));
        }
    }

    private static List<String> texts(Document xml, String name) {
        List<String> texts = new ArrayList<>();
        each(xml, name, element -> texts.add(element.getTextContent()));
        return texts;
    }

    private static Map<String, String> of(String season, String episode) {
        return season.isEmpty()
                ? Map.of(Details.SERIES, "Bar Show", Details.EPISODE, episode)
                : Map.of(Details.SERIES, "Bar Show", Details.SEASON, season, Details.EPISODE, episode);
    }

    private static Asset asset() {
        return asset(
                EPISODE,
                "Bar Show S02E04",
                "episode",
                Map.of(
                        Details.SERIES, "Bar Show",
                        Details.SEASON, "2",
                        Details.EPISODE, "4",
                        Details.EPISODE_TITLE, "The Bet",
                        Details.YEAR, "1985",
                        Details.GENRES, "comedy",
                        Details.RATING, "TV-PG"));
    }

    private static Asset asset(AssetId id, String title, String type, Map<String, String> attributes) {
        return new Asset(
                id,
                "shows",
                title,
                type,
                Set.of(),
                URI.create("file:///a"),
                "1",
                AssetState.READY,
                Optional.empty(),
                Rational.of(1320),
                "c",
                List.of(),
                attributes,
                START);
    }

    private static ScheduleEntry entry(
            ScheduleEntry.Kind kind, int cell, String title, Optional<AssetId> asset, List<Part> parts) {
        return new ScheduleEntry(
                "e" + cell,
                kind,
                START.plusSeconds(cell * 1800L),
                START.plusSeconds(cell * 1800L + 1800),
                title,
                "",
                asset,
                "",
                parts,
                false,
                Packaging.USUAL,
                Origin.UNKNOWN,
                Optional.empty());
    }

    private static Channel channel(String logo) {
        return MadeChannel.of("retro-prime")
                .called("5.1", "Retro Prime")
                .in(ZoneId.of("America/Chicago"))
                .listing(new Listing("Prime", logo, "en"))
                .made();
    }
}
