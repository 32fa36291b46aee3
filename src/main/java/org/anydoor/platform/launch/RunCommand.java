package org.anydoor.platform.launch;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

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
        Binding binding = Binding.of(settings);
        binding.check();
        Database database = Database.hold(settings);
        SpringApplication.getShutdownHandlers().add(database::close);
        SpringApplication application = new SpringApplication(program);
        application.setDefaultProperties(properties(settings, binding, database));
        application.addListeners((ApplicationListener<ApplicationReadyEvent>)
                ready -> System.out.println("Anydoor is ready: " + binding.url()));
        application.run();
        return 0;
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
