package io.wirewatch.system;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** The rules of the house that Maven's enforcer cannot see. */
@AnalyzeClasses(packages = "io.wirewatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] SERVICES = {
        "..wirewatch.ingestion..",
        "..wirewatch.cleaning..",
        "..wirewatch.extraction..",
        "..wirewatch.matching..",
        "..wirewatch.alerting..",
        "..wirewatch.replay..",
        "..wirewatch.gateway.."
    };

    @ArchTest
    static final ArchRule RULES_AND_READERS_KNOW_NO_PLUMBING = noClasses()
            .that()
            .resideInAnyPackage("io.wirewatch.core..", "io.wirewatch.formats..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "io.micronaut..",
                    "io.wirewatch.avro..",
                    "io.wirewatch.schemas..",
                    "io.wirewatch.runtime..");

    @ArchTest
    static final ArchRule SERVICES_MEET_ON_TOPICS = SlicesRuleDefinition.slices()
            .matching("io.wirewatch.(*)..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.not(service()), DescribedPredicate.alwaysTrue())
            .ignoreDependency(DescribedPredicate.alwaysTrue(), DescribedPredicate.not(service()));

    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_A_SERVICE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.wirewatch.core..",
                    "io.wirewatch.formats..",
                    "io.wirewatch.schemas..",
                    "io.wirewatch.runtime..",
                    "io.wirewatch.embedded..")
            .should()
            .dependOnClassesThat(service());

    @ArchTest
    static final ArchRule ONE_DOOR_TO_THE_OUTSIDE = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage(
                    "io.wirewatch.runtime.net..",
                    "io.wirewatch.schemas..",
                    "io.wirewatch.cli..",
                    "io.wirewatch.bench..",
                    "io.wirewatch.testing..")))
            .should()
            .dependOnClassesThat(callsOut())
            .because("every address a user gives goes through the guarded client in runtime.net");

    /** It would connect by itself if it were given no sockets. */
    @ArchTest
    static final ArchRule ONE_USER_OF_THE_MAIL_CLIENT = noClasses()
            .that()
            .resideOutsideOfPackages("io.wirewatch.ingestion.mail..", "io.wirewatch.alerting.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus.mail..")
            .because("mail is read and sent over the sockets of runtime.net alone");

    @ArchTest
    static final ArchRule CORE_IS_TOLD_THE_TIME = noClasses()
            .that()
            .resideInAPackage("io.wirewatch.core..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule WHAT_RUNS_IS_CALLED_AN_APPLICATION = classes()
            .that(DescribedPredicate.describe("have a main method", ArchitectureTest::hasMain))
            .and(DescribedPredicate.not(resideInAPackage("io.wirewatch.bench..")))
            .should()
            .haveSimpleNameEndingWith("Application");

    private static boolean hasMain(JavaClass type) {
        return type.tryGetMethod("main", String[].class).isPresent();
    }

    private static DescribedPredicate<JavaClass> service() {
        return resideInAnyPackage(SERVICES);
    }

    private static DescribedPredicate<JavaClass> callsOut() {
        return DescribedPredicate.describe(
                "make outbound connections",
                type -> type.getPackageName().startsWith("java.net.http")
                        || type.getPackageName().startsWith("org.apache.hc.client5")
                        || type.getPackageName().startsWith("io.micronaut.http.client")
                        || type.isAssignableTo(java.net.URLConnection.class)
                        || type.isAssignableTo(java.net.Socket.class)
                        || type.isAssignableTo(java.nio.channels.SocketChannel.class));
    }
}
