package org.retrovue.archtest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The bundles of the checkout: their names, which are their root packages, and their classes. */
final class Bundles {

    static final TreeSet<String> NAMES = names();

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
            .importPaths(NAMES.stream().map(Bundles::classes).toList());

    private Bundles() {}

    /** Returns the bundle that a package belongs to: the longest name that the package is or begins with. */
    static Optional<String> of(JavaClass type) {
        return of(type.getPackageName());
    }

    static Optional<String> of(String pack) {
        return NAMES.descendingSet().stream()
                .filter(name -> pack.equals(name) || pack.startsWith(name + "."))
                .findFirst();
    }

    private static TreeSet<String> names() {
        try (Stream<Path> folders = Files.list(root())) {
            List<String> names = folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Files.isDirectory(classes(name)))
                    .toList();
            if (names.size() < 3) {
                throw new IllegalStateException("compile the bundles first: mvnw verify of the whole checkout");
            }
            return new TreeSet<>(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    private static Path classes(String name) {
        return root().resolve(name).resolve("target/classes");
    }
}
