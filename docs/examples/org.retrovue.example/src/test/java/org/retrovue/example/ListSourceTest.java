package org.retrovue.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.retrovue.api.source.MediaSource;
import org.retrovue.tck.Configs;
import org.retrovue.tck.contract.MediaSourceContract;

public class ListSourceTest extends MediaSourceContract {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected MediaSource sourceHolding(String... names) throws Exception {
        Path media = folder.newFolder().toPath();
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.add(Files.createFile(media.resolve(name)).toString());
        }
        return sourceOf(Files.write(media.resolve("list.txt"), lines));
    }

    @Override
    protected MediaSource unreachableSource() {
        return sourceOf(folder.getRoot().toPath().resolve("no such list"));
    }

    private static MediaSource sourceOf(Path list) {
        return new ListSource(Configs.of(ListSource.Config.class, Map.of("list", list.toString())));
    }
}
