package org.anydoor.platform.launch;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.anydoor.platform.home.Refused;
import org.anydoor.platform.keys.MasterKeySource;
import org.anydoor.platform.sample.SampleSignIns;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** Starts the program: settings checked, data home held, then the database and Spring side by side. */
public record RunCommand(Class<?> program) implements Command {

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String help() {
        return "starts Anydoor and prints its address (also with no command)";
    }

    @Override
    public int run(Settings settings) {
        start(settings);
        return 0;
    }

    /** Starts and hands over the running program, for commands that measure it from inside. */
    public ConfigurableApplicationContext start(Settings settings) {
        Binding binding = Binding.of(settings);
        binding.check();
        checkRestored(settings);
        MasterKeySource.of(settings).find();
        CompletableFuture<Database> database = Database.holdSoon(settings);
        SpringApplication.getShutdownHandlers().add(() -> close(database));
        SpringApplication application = new SpringApplication(program);
        application.addInitializers(context -> settle(context.getEnvironment(), settings, binding, database));
        ConfigurableApplicationContext running = application.run();
        announce(settings, binding);
        return running;
    }

    private static void close(CompletableFuture<Database> database) {
        database.exceptionally(neverUp -> null)
                .thenAccept(up -> {
                    if (up != null) {
                        up.close();
                    }
                })
                .join();
    }

    /** Said last, when all that begins at the start has begun: who reads it may rely on what stands above it. */
    private static void announce(Settings settings, Binding binding) {
        System.out.println("Anydoor is ready: " + binding.url());
        SampleSignIns.read(settings.home()).ifPresent(signIns -> {
            System.out.println(
                    "Sample community: everybody is made up. Staff sign in at " + binding.url() + "app with");
            System.out.printf("  %-22s %-26s %s%n", "sign-in name", "password", "who");
            signIns.forEach(it -> System.out.printf(
                    "  %-22s %-26s %s, %s (%s)%n", it.username(), it.password(), it.name(), it.agency(), it.roles()));
            System.out.println("and a six-digit code from: ./anydoor code NAME" + folder(settings));
        });
    }

    /** What to add to another command so that it means the same data folder. */
    private static String folder(Settings settings) {
        return settings.find("data").map(it -> " --data " + it).orElse("");
    }

    /** A restored folder holds what nobody can open until the key of the old one lies beside it. */
    private static void checkRestored(Settings settings) {
        boolean elsewhere = settings.find("master-key-command").isPresent();
        if (!elsewhere
                && Files.exists(settings.home().resolve("audit-restored"))
                && !Files.exists(settings.home().resolve("secrets").resolve("master.key"))) {
            throw new Refused(
                    "This folder was restored and has no master key yet: put the secrets of the old folder into "
                            + settings.home().resolve("secrets") + " first, all but the passwords.");
        }
    }

    /** What was checked above stands over every other source; the settings file stands right below the environment. */
    private static void settle(
            ConfigurableEnvironment environment,
            Settings settings,
            Binding binding,
            CompletableFuture<Database> database) {
        Map<String, Object> settled = new HashMap<>(binding.properties());
        settled.put("anydoor.home", settings.home().toString());
        settled.put("anydoor.sample", settings.sample());
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("anydoor-launch", settled));
        sources.addFirst(new DatabaseProperties(database));
        sources.addAfter(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new MapPropertySource("anydoor.properties", new HashMap<>(settings.file())));
    }
}
