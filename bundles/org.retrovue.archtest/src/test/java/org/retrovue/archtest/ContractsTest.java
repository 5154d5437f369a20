package org.retrovue.archtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** A contract page names the test that shows a rule; this is the test that there is such a test. */
public final class ContractsTest {

    private static final Path CHECKOUT =
            Path.of("").toAbsolutePath().getParent().getParent();
    /** {@code Class}, {@code Class.method}, {@code .method} of the class named before, {@code Class.beginOfMethod...}. */
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))?(?:\\.(\\w+)(\\.\\.\\.)?)?`");

    @Test
    public void everyTestThatAContractNamesExists() throws IOException {
        Map<String, String> tests = sources();
        List<String> missing = new ArrayList<>();
        List<Path> pages = files(CHECKOUT.resolve("docs/contracts"), ".md");
        for (Path page : pages) {
            missing.addAll(missing(page, tests));
        }
        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(missing).isEmpty();
    }

    private static List<String> missing(Path page, Map<String, String> tests) throws IOException {
        List<String> missing = new ArrayList<>();
        String type = "";
        Matcher named = NAMED.matcher(Files.readString(page));
        while (named.find()) {
            type = named.group(1) != null ? named.group(1) : type;
            String method = named.group(2);
            if (type.isEmpty()) {
                continue;
            }
            String source = tests.getOrDefault(type, "");
            String call = method == null ? type : "void " + method + (named.group(3) != null ? "" : "(");
            if (!source.contains(call)) {
                missing.add(page.getFileName() + ": " + type + (method == null ? "" : "." + method));
            }
        }
        return missing;
    }

    private static Map<String, String> sources() throws IOException {
        List<Path> all = new ArrayList<>(files(CHECKOUT.resolve("bundles"), ".java"));
        all.addAll(files(CHECKOUT.resolve("distribution/src"), ".java"));
        all.addAll(files(CHECKOUT.resolve("docs/examples"), ".java"));
        return all.stream()
                .filter(file -> file.toString().matches(".*(Test|IT|Contract)\\.java"))
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        ContractsTest::read,
                        String::concat));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
