package org.retrovue.source.filesystem.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.retrovue.api.source.AssetSheet;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A file as Kodi and its kin write them: movie, episodedetails (several in one file), tvshow, musicvideo. Nothing outside the file is ever read. */
final class Nfo {
    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*<\\?xml(?:[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"'])?[^>]*>");
    private static final Pattern RATING =
            Pattern.compile("(?i)^(?:[a-z]{2,3}\\s*:\\s*)?(?:rated\\s+)?([A-Za-z0-9+-]+)");
    private static final Pattern YEAR = Pattern.compile("^(\\d{4})");

    private final byte[] content;
    private final List<String> problems;

    Nfo(byte[] content, List<String> problems) {
        this.content = content;
        this.problems = problems;
    }

    AssetSheet sheet() throws IOException {
        String text = text();
        int end = text.lastIndexOf('>');
        if (end < 0) {
            return AssetSheet.EMPTY; // only the address of a database: nothing to read here
        }
        if (text.contains("<!DOCTYPE")) {
            problems.add("it has a <!DOCTYPE>, which may point to other files: leave it out");
            return AssetSheet.EMPTY;
        }
        // Several episodes stand one behind the other without a root, and an address may follow the last.
        List<Element> roots = new ArrayList<>();
        try {
            Node root = builder()
                    .parse(new InputSource(new StringReader("<nfo>" + text.substring(0, end + 1) + "</nfo>")))
                    .getDocumentElement();
            for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element) {
                    roots.add(element);
                }
            }
        } catch (SAXParseException e) {
            problems.add("line " + e.getLineNumber() + ", column " + e.getColumnNumber() + ": " + e.getMessage());
            return AssetSheet.EMPTY;
        } catch (SAXException | ParserConfigurationException e) {
            problems.add("it cannot be read: " + e.getMessage());
            return AssetSheet.EMPTY;
        }
        return roots.isEmpty() ? AssetSheet.EMPTY : AssetSheet.read(values(roots), problems);
    }

    private String text() {
        String start = new String(content, 0, Math.min(content.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start);
        String name = declaration.find() && declaration.group(1) != null ? declaration.group(1) : "UTF-8";
        String text = new String(content, charset(name));
        return DECLARATION
                .matcher(text.startsWith("\ufeff") ? text.substring(1) : text)
                .replaceFirst("");
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                // it can be read
            }

            @Override
            public void error(SAXParseException e) throws SAXException {
                throw e;
            }

            @Override
            public void fatalError(SAXParseException e) throws SAXException {
                throw e;
            }
        });
        return builder;
    }

    private static Map<String, Object> values(List<Element> roots) {
        Element first = roots.get(0);
        Map<String, Object> values = new HashMap<>();
        common(first, values);
        switch (first.getTagName()) {
            case "tvshow" -> {
                values.remove("title");
                put(values, "series", texts(first, "title"));
                values.remove("aliases");
            }
            case "episodedetails" -> episodes(roots, values);
            case "movie" -> values.put("type", "film");
            case "musicvideo" -> {
                values.put("type", "music-video");
                texts(first, "artist").stream()
                        .findFirst()
                        .ifPresent(artist -> values.merge("title", artist, (title, by) -> by + " - " + title));
            }
            default -> {}
        }
        return values;
    }

    private static void common(Element root, Map<String, Object> values) {
        put(values, "title", texts(root, "title"));
        List<String> other = new ArrayList<>(texts(root, "originaltitle"));
        other.removeAll(texts(root, "title"));
        values.put("aliases", other);
        List<String> dates = new ArrayList<>();
        for (String name : List.of("year", "premiered", "releasedate", "aired")) {
            texts(root, name).forEach(date -> {
                Matcher year = YEAR.matcher(date);
                if (year.find() && !year.group(1).equals("0000")) {
                    dates.add(year.group(1));
                }
            });
        }
        put(values, "year", dates);
        values.put(
                "genres",
                texts(root, "genre").stream()
                        .flatMap(genre -> java.util.Arrays.stream(genre.split("\\s*[/,|]\\s*")))
                        .toList());
        values.put("tags", texts(root, "tag"));
        for (String name : List.of("certification", "mpaa")) {
            texts(root, name).forEach(words -> {
                Matcher rating = RATING.matcher(words);
                if (rating.find()) {
                    values.put("rating", rating.group(1));
                }
            });
        }
        Map<String, String> more = new HashMap<>();
        texts(root, "plot").forEach(plot -> more.put("plot", plot));
        values.put("attributes", more);
    }

    private static void episodes(List<Element> roots, Map<String, Object> values) {
        Element first = roots.get(0);
        values.put("type", "episode");
        put(values, "series", texts(first, "showtitle"));
        put(values, "season", texts(first, "season"));
        put(values, "episode", texts(first, "episode"));
        values.remove("title");
        List<String> titles = roots.stream()
                .flatMap(root -> texts(root, "title").stream().limit(1))
                .distinct()
                .toList();
        if (!titles.isEmpty()) {
            values.put("title", String.join(" / ", titles));
        }
        if (roots.size() > 1) {
            texts(roots.get(roots.size() - 1), "episode")
                    .forEach(last -> values.merge("attributes", Map.of("episode.last", last), Nfo::both));
        }
    }

    private static Object both(Object left, Object right) {
        Map<Object, Object> all = new HashMap<>((Map<?, ?>) left);
        all.putAll((Map<?, ?>) right);
        return all;
    }

    private static void put(Map<String, Object> values, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            values.put(key, texts.get(0));
        }
    }

    private static List<String> texts(Element root, String name) {
        List<String> texts = new ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                String text = element.getTextContent().strip();
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }
}
