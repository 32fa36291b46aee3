package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.anydoor.intake.web.PublicSteps;
import org.anydoor.platform.access.StaffClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A first visit by a slow line: the page and every style, script and picture that it names, compressed as they are sent. */
@AnydoorTest
class PageWeightTests {
    private static final int PUBLIC = 50_000;
    private static final int STAFF = 100_000;
    private static final Pattern NAMED = Pattern.compile("<(?:link|script|img)[^>]*?(?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern IN_STYLE = Pattern.compile("url\\(([^)]+)\\)");
    private static final Pattern ROW = Pattern.compile("<a class=\"ad-work__link\" href=\"(/app/intake/[0-9a-f-]+)\"");
    private static final Pattern RULE = Pattern.compile("href=\"(/app/administration/doors/rule/[0-9a-f-]+)\"");

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, byte[]> files = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "hmn", "so"})
    void everyPublicPageFitsInto50Kilobytes(String language) throws Exception {
        Map<String, String> pages = new HashMap<>(PublicSteps.walk(port, language));
        for (String path : List.of("", "/help", "/what-next", "/about", "/services", "/receipt")) {
            pages.put(path, text("/" + language + path));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(weight(page.getValue()))
                    .as("%s %s", language, page.getKey())
                    .isLessThanOrEqualTo(PUBLIC);
        }
    }

    @Test
    void everyStaffPageFitsInto100Kilobytes() throws Exception {
        Map<String, String> pages = new HashMap<>();
        StaffClient navigator = StaffClient.signedIn(port, "navigator");
        for (String path :
                List.of("/app", "/app/intake", "/app/concerns/new", "/app/sent", "/app/measures", "/app/youth")) {
            pages.put(path, navigator.get(path).body());
        }
        String concern = first(ROW, String.valueOf(pages.get("/app/intake")));
        pages.put("a concern", navigator.get(concern).body());
        StaffClient admin = StaffClient.signedIn(port, "admin");
        String doors = admin.get("/app/administration/doors").body();
        pages.put("doors", doors);
        pages.put("posters", admin.get("/app/administration/posters").body());
        pages.put("a poster", admin.get("/app/administration/posters/K7Q4M").body());
        for (String notices : List.of("nurse", "hospital", "outreach", "placement", "protection", "licensing")) {
            pages.put(
                    notices,
                    StaffClient.signedIn(port, notices).get("/app/concerns/new").body());
        }
        pages.put("a rule", admin.get(first(RULE, doors)).body());
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(page.getValue()).as(page.getKey()).contains("</html>");
            assertThat(weight(page.getValue())).as(page.getKey()).isLessThanOrEqualTo(STAFF);
        }
    }

    @Test
    void pagesAndStylesAreSentCompressed() throws Exception {
        for (String path :
                List.of("/en/concern", first(NAMED, text("/en").replaceAll("<link rel=\"icon\"[^>]*>", "")))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Accept-Encoding", "gzip")
                    .build();
            assertThat(client.send(request, BodyHandlers.ofByteArray())
                            .headers()
                            .firstValue("Content-Encoding"))
                    .as(path)
                    .contains("gzip");
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }

    private int weight(String html) throws Exception {
        Set<String> named = new LinkedHashSet<>();
        NAMED.matcher(html).results().forEach(it -> named.add(it.group(1)));
        named.removeIf(it -> !it.contains("."));
        int bytes = zipped(html.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (String path : List.copyOf(named)) {
            byte[] file = file(path);
            bytes += zipped(file);
            if (path.endsWith(".css")) {
                bytes += pictures(path, new String(file, java.nio.charset.StandardCharsets.UTF_8), html);
            }
        }
        return bytes;
    }

    /** Pictures that a style names count where an element of the page may ask for them: at most one of each. */
    private int pictures(String style, String css, String html) throws Exception {
        List<String> asked = new ArrayList<>();
        for (String rule : css.split("}")) {
            Matcher url = IN_STYLE.matcher(rule);
            String picture = url.find() ? url.group(1).replaceAll("[\"']", "") : "";
            if (!picture.isEmpty() && !picture.startsWith("data:") && isUsed(rule, html)) {
                asked.add(picture);
            }
        }
        int bytes = 0;
        for (String picture : new LinkedHashSet<>(asked)) {
            bytes += zipped(file(URI.create(style).resolve(picture).getPath()));
        }
        return bytes;
    }

    private static boolean isUsed(String rule, String html) {
        Matcher name =
                Pattern.compile("\\.([a-zA-Z][\\w-]+)").matcher(rule.substring(0, Math.max(0, rule.indexOf('{'))));
        return name.find() && html.contains(name.group(1));
    }

    private byte[] file(String path) throws Exception {
        byte[] known = files.get(path);
        if (known == null) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            known = answer.body();
            files.put(path, known);
        }
        return known;
    }

    private String text(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static int zipped(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.size();
    }
}
