package org.anydoor.platform.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** One start on a throw-away folder that opens the first pages and ends, so that the JVM can note what a start needs. */
public record TrainCommand(Class<?> program) implements Command {

    private static final List<String> PAGES = List.of("/en", "/es", "/en/concern", "/en/help-me", "/receipt", "/app");

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String help() {
        return "prepares faster starts (run does it after a build)";
    }

    @Override
    public int run(Settings settings) throws Exception {
        ConfigurableApplicationContext context =
                new RunCommand(program).start(settings.with("port", "0").with("sample", "off"));
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                open(client, URI.create("http://127.0.0.1:" + port + page));
            }
        }
        return SpringApplication.exit(context);
    }

    private static void open(HttpClient client, URI page) throws IOException, InterruptedException {
        client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
    }
}
