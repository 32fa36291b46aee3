package org.anydoor.platform.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.anydoor.platform.home.Refused;

/** The settings of one start: the command line before the environment, before {@code anydoor.properties} in the data home. */
public final class Settings {

    private static final String PREFIX = "anydoor.";

    /** Options that take no value. */
    private static final Set<String> FLAGS = Set.of("--api", "--help");

    /** Every option there is: another one is a slip of the hand, and would start the wrong folder or port. */
    private static final Set<String> OPTIONS = Set.of(
            "data",
            "port",
            "address",
            "sample",
            "api",
            "key",
            "keys",
            "heads",
            "passphrase-file",
            "help",
            "config",
            "left",
            "right",
            "out",
            "clusters",
            "report");

    private final List<String> words;
    private final Map<String, String> options;
    private final Map<String, String> environment;
    private final Map<String, String> file;

    private Settings(
            List<String> words,
            Map<String, String> options,
            Map<String, String> environment,
            Map<String, String> file) {
        this.words = List.copyOf(words);
        this.options = Map.copyOf(options);
        this.environment = Map.copyOf(environment);
        this.file = Map.copyOf(file);
    }

    static Settings read(List<String> arguments, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (argument.contains("=")) {
                options.put(
                        known(argument.substring(0, argument.indexOf('='))),
                        argument.substring(argument.indexOf('=') + 1));
            } else if (FLAGS.contains(argument)) {
                options.put(argument.substring(2), "true");
            } else if (!known(argument).isEmpty() && i + 1 < arguments.size()) {
                options.put(argument.substring(2), arguments.get(++i));
            } else {
                throw new Refused("The option " + argument + " needs a value after it.");
            }
        }
        Settings withoutFile = new Settings(words, options, environment, Map.of());
        return new Settings(words, options, environment, read(withoutFile.home().resolve("anydoor.properties")));
    }

    /** The option's name, if there is such an option. */
    private static String known(String argument) {
        String name = argument.substring(2);
        if (!OPTIONS.contains(name)) {
            throw new Refused("There is no option " + argument + ": ./anydoor help lists what there is.");
        }
        return name;
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> found = new HashMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Refused(
                        "The settings file " + file + " cannot be read: correct it or give this user the right to it.",
                        e);
            }
            properties
                    .stringPropertyNames()
                    .forEach(
                            name -> found.put(name, properties.getProperty(name).strip()));
        }
        return found;
    }

    Settings withWords(List<String> rest) {
        return new Settings(rest, options, environment, file);
    }

    /** The same settings with one option given as if on the command line. */
    public Settings with(String name, String value) {
        Map<String, String> changed = new HashMap<>(options);
        changed.put(name, value);
        return new Settings(words, changed, environment, file);
    }

    /** What stands after the command's name, options left out. */
    public List<String> words() {
        return words;
    }

    /** The setting {@code anydoor.<name>}: {@code --name}, then ANYDOOR_NAME, then the file. */
    public Optional<String> find(String name) {
        String variable = (PREFIX + name).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(options.get(name))
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .or(() -> Optional.ofNullable(file.get(PREFIX + name)))
                .filter(value -> !value.isBlank());
    }

    /** A setting that must be there, since another one asks for it. */
    public String get(String name) {
        return find(name)
                .orElseThrow(
                        () -> new Refused("The setting " + PREFIX + name + " is missing: set it in anydoor.properties"
                                + " or in the environment, see docs/configuration.md."));
    }

    public Path home() {
        return Path.of(find("data").orElse("data")).toAbsolutePath().normalize();
    }

    public int port() {
        String port = find("port").orElse("8080");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new Refused("The port \"" + port + "\" is not one: use --port with a number from 1 to 65535.");
        }
        return Integer.parseInt(port);
    }

    public String address() {
        return find("address").orElse("127.0.0.1");
    }

    /** The address of a PostgreSQL that the operator runs; empty means the embedded one. */
    public Optional<String> databaseUrl() {
        return find("database.url");
    }

    /** Whether a new database starts with the sample community: with nothing configured, or where one asks for it. */
    public boolean sample() {
        String said = find("sample").orElse(databaseUrl().isEmpty() ? "on" : "off");
        return switch (said.strip().toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> true;
            case "off", "false", "no", "0" -> false;
            default ->
                throw new Refused("The setting anydoor.sample says \"" + said + "\", which is neither: say on or off.");
        };
    }

    /** Everything that the settings file says, for Spring to read too. */
    Map<String, String> file() {
        return file;
    }
}
