package org.anydoor.platform.launch;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the program: settings checked, data home held, database up, then Spring. */
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

    ConfigurableApplicationContext start(Settings settings) {
        Binding binding = Binding.of(settings);
        binding.check();
        Database database = Database.hold(settings);
        SpringApplication.getShutdownHandlers().add(database::close);
        SpringApplication application = new SpringApplication(program);
        application.setDefaultProperties(properties(settings, binding, database));
        application.addListeners((ApplicationListener<ApplicationReadyEvent>)
                ready -> System.out.println("Anydoor is ready: " + binding.url()));
        return application.run();
    }

    private static Map<String, Object> properties(Settings settings, Binding binding, Database database) {
        Map<String, Object> properties = new HashMap<>(settings.file());
        properties.putAll(binding.properties());
        properties.putAll(database.properties());
        properties.put("anydoor.home", settings.home().toString());
        properties.put("anydoor.sample", settings.sample());
        return properties;
    }
}
