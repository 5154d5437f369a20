package org.retrovue.archtest;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** Who may import whom: one test per sentence of the style guide. */
public final class DirectionTest {

    private static final String TIME = "org.retrovue.time";
    private static final String API = "org.retrovue.api";
    private static final String MEDIA = "org.retrovue.media.api";
    private static final String KIT = "org.retrovue.tck";
    private static final Set<String> INTERFACES = Set.of(TIME, API, MEDIA);

    @Test
    public void timeDependsOnNothing() {
        check(noClasses().that(in(TIME)).should(dependOnClassesThat(notOneOf("other bundles", TIME))));
    }

    @Test
    public void apisDependOnTimeOnly() {
        check(noClasses().that(in(API)).should(dependOnClassesThat(notOneOf("more than time", API, TIME))));
        check(noClasses().that(in(MEDIA)).should(dependOnClassesThat(notOneOf("more than time", MEDIA, TIME))));
    }

    @Test
    public void implementationsNeverImportEachOther() {
        for (String bundle : Bundles.NAMES) {
            if (!INTERFACES.contains(bundle)) {
                check(noClasses()
                        .that(in(bundle))
                        .should(dependOnClassesThat(notOneOf("another implementation", bundle, TIME, API, MEDIA))));
            }
        }
    }

    @Test
    public void implementationsKeepTheirClassesInternal() {
        check(classes()
                .that(describe("are of an implementation", type -> Bundles.of(type)
                        .filter(bundle -> !INTERFACES.contains(bundle) && !bundle.equals(KIT))
                        .isPresent()))
                .should()
                .resideInAPackage("..internal.."));
    }

    @Test
    public void picturesAreSeenOnlyWherePicturesAreMade() {
        check(noClasses()
                .that(notIn(
                        "org.retrovue.media.",
                        "org.retrovue.producer.",
                        "org.retrovue.overlay.",
                        "org.retrovue.playout",
                        "org.retrovue.channel",
                        "org.retrovue.enrich.",
                        "org.retrovue.demo",
                        "org.retrovue.bench",
                        KIT))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(MEDIA + ".."));
    }

    @Test
    public void enrichersSeeTheProbeAndNoPictures() {
        check(noClasses()
                .that(in("org.retrovue.enrich."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(MEDIA + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(MEDIA, MEDIA + ".probe..")))));
    }

    @Test
    public void engineProducersAndOverlaysSeeNoSchedule() {
        check(noClasses()
                .that(in("org.retrovue.media.", "org.retrovue.producer.", "org.retrovue.overlay."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(API + "..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage(API + ".clock..", API + ".station..", API + ".metrics..")))));
    }

    @Test
    public void deliveriesSeeChannelsAndNothingOfThePlan() {
        check(noClasses()
                .that(in("org.retrovue.delivery."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        API + ".plan..",
                        API + ".blockplan..",
                        API + ".traffic..",
                        API + ".store..",
                        API + ".source..",
                        API + ".playout..",
                        MEDIA + ".."));
    }

    @Test
    public void entitiesStayInPersistence() {
        confine(
                List.of("org.retrovue.persistence"),
                "javax.persistence..",
                "jakarta.persistence..",
                "org.eclipse.persistence..");
    }

    @Test
    public void nativeMemoryStaysInTheEngine() {
        confine(List.of("org.retrovue.media.engine", "org.retrovue.ffmpeg"), "org.bytedeco..");
    }

    @Test
    public void jsonIsReadWhereTextComesInOrGoesOut() {
        confine(
                List.of(
                        "org.retrovue.dsl",
                        "org.retrovue.planning",
                        "org.retrovue.rest",
                        "org.retrovue.shell",
                        "org.retrovue.console",
                        "org.retrovue.importer",
                        "org.retrovue.source.plex",
                        "org.retrovue.source.filesystem",
                        "org.retrovue.source.catalogfile"),
                "com.fasterxml.jackson..",
                "org.yaml..");
    }

    @Test
    public void servletsStayInTheFaces() {
        confine(
                List.of(
                        "org.retrovue.delivery.",
                        "org.retrovue.guide",
                        "org.retrovue.console",
                        "org.retrovue.console.security",
                        "org.retrovue.rest",
                        "org.retrovue.station"),
                "jakarta.servlet..",
                "javax.servlet..");
    }

    @Test
    public void noCyclesBetweenBundles() {
        check(slices().matching("org.retrovue.(*)..").should().beFreeOfCycles());
    }

    private static void confine(List<String> bundles, String... packages) {
        check(noClasses()
                .that(notIn(bundles.toArray(new String[0])))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(Bundles.CLASSES);
    }

    /** A name that ends in a dot stands for all bundles that begin so. */
    private static boolean belongs(JavaClass type, String... bundles) {
        String owner = Bundles.of(type).orElse("");
        for (String bundle : bundles) {
            if (bundle.endsWith(".") ? owner.startsWith(bundle) : owner.equals(bundle)) {
                return true;
            }
        }
        return false;
    }

    private static DescribedPredicate<JavaClass> in(String... bundles) {
        return describe(
                "are in " + String.join(", ", bundles),
                type -> belongs(type, bundles)
                        && !(type.getPackageName().startsWith(MEDIA)
                                && !List.of(bundles).contains(MEDIA)));
    }

    private static DescribedPredicate<JavaClass> notIn(String... bundles) {
        return describe("are not in " + String.join(", ", bundles), type -> !belongs(type, bundles));
    }

    private static DescribedPredicate<JavaClass> notOneOf(String what, String... bundles) {
        return describe(
                "are in " + what, type -> type.getPackageName().startsWith("org.retrovue.") && !belongs(type, bundles));
    }
}
