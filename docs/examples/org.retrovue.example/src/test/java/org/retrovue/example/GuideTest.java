package org.retrovue.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

/** The guide shows the classes that are compiled and tested here, to the letter. */
public class GuideTest {
    @Test
    public void theGuideShowsThisCode() throws IOException {
        String guide = Files.readString(Path.of("../../plugin-guide.md"));

        for (String name : new String[] {"ColourProducer", "ListSource"}) {
            String code = Files.readString(Path.of("src/main/java/org/retrovue/example/" + name + ".java"));
            assertThat(guide).contains("```java\n" + code + "```\n");
        }
    }
}
