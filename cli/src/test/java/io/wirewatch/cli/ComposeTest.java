package io.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.cli.suite.Services;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file starts what there is, with commands that exist and variables that are read. */
class ComposeTest {
    private static final Path FILE =
            Path.of("..", "docker-compose.yml").toAbsolutePath().normalize();
    private static final Pattern READ = Pattern.compile("\\$\\{(WIREWATCH_[A-Z_]+)");
    private static final String PREFIX = "WIREWATCH_";
    private static final String SMTP = "WIREWATCH_ALERTING_SMTP_";

    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Map<String, Map<String, Object>>> file =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        return file.get("services");
    }

    static List<String> ours() {
        return Services.ALL;
    }

    @ParameterizedTest
    @MethodSource("ours")
    void everyServiceHasAContainerWhoseCommandAndVariablesAreKnown(String service) throws IOException {
        Map<String, Object> container = services().get(service);

        assertThat(container).as(service).isNotNull();
        assertThat(container.get("command")).isEqualTo(List.of("run", service));
        assertThat(variables(container)).isSubsetOf(read(service));
    }

    @Test
    void theMailServerIsSetAsAlertingReadsIt() throws IOException {
        Map<?, ?> environment = (Map<?, ?>) services().get("alerting").get("environment");
        Map<String, String> set = environment.entrySet().stream()
                .filter(entry -> String.valueOf(entry.getKey()).startsWith(SMTP))
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));

        // Compose sets what nobody gave to the empty text, which is no port: each default stands in both files.
        Map<String, String> wanted = new TreeMap<>();
        Matcher read = Pattern.compile("\\$\\{(" + SMTP + "[A-Z_]+):([^}]*)}").matcher(settings("alerting.yml"));
        while (read.find()) {
            wanted.put(read.group(1), "${" + read.group(1) + ":-" + read.group(2) + "}");
        }
        assertThat(wanted).hasSizeGreaterThan(2);
        assertThat(set).isEqualTo(wanted);
    }

    @Test
    void theGatewayIsToldOfTheMailServerThatAlertingHas() throws IOException {
        String host = SMTP + "HOST";
        Map<?, ?> gateway = (Map<?, ?>) services().get("gateway").get("environment");
        Map<?, ?> alerting = (Map<?, ?>) services().get("alerting").get("environment");

        assertThat(read("gateway")).contains(host);
        assertThat(gateway.get(host)).isNotNull().isEqualTo(alerting.get(host));
    }

    @Test
    void bootstrapIsACommandWithTheseOptions() throws IOException {
        List<?> command = (List<?>) services().get("bootstrap").get("command");

        WirewatchApplication.commandLine().parseArgs(command.toArray(String[]::new));
    }

    @Test
    void composeTakesTheFile(@TempDir Path folder) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder compose = new ProcessBuilder("docker-compose", "-f", FILE.toString(), "config", "--quiet")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        compose.environment().putAll(Map.of("WIREWATCH_SECRET_KEY", "k", "WIREWATCH_TOKEN", "t"));
        Process process;
        try {
            process = compose.start();
        } catch (IOException e) {
            Assumptions.abort("docker-compose is not installed: it checks docker-compose.yml");
            return;
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }

    private static Set<String> variables(Map<String, Object> container) {
        Map<?, ?> environment = (Map<?, ?>) container.get("environment");
        return environment.keySet().stream()
                .map(String::valueOf)
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a service's settings, and those that all share, take from the environment. */
    private static Set<String> read(String service) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String file : List.of("runtime.yml", service + ".yml")) {
            Matcher matcher = READ.matcher(settings(file));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private static String settings(String file) throws IOException {
        try (InputStream in = ComposeTest.class.getResourceAsStream("/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
