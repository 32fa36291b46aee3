package org.anydoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.anydoor.AnydoorTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A list as a workbook holds what the list as a file holds, and nothing that runs. */
@AnydoorTest
class WorkbooksTests {
    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private Map<String, String> parts(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("list.xlsx"), workbook);
        var parts = new HashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parts;
    }

    @Test
    void everyCellIsTextAndWhatLooksLikeAFormulaToo() throws IOException {
        Map<String, String> parts =
                parts(Workbooks.workbook("Title,Count\n\"=1+1\",\"a \"\"quoted\"\" \\ line\nmore\"\n"));
        assertThat(parts.get("xl/worksheets/sheet1.xml")).doesNotContain("<f>").contains("t=\"s\"");
        assertThat(parts.get("xl/sharedStrings.xml")).contains("=1+1", "a &quot;quoted&quot; \\ line&#xa;more");
    }

    @Test
    void aMomentIsADateAndACountIsANumber() throws IOException {
        Map<String, String> parts =
                parts(Workbooks.workbook("At,Count,Zip\n2026-11-23 04:49,12,0554\n2026-02-30 04:49,+1,1234567\n"));
        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("<v>12</v>", "<v>46349.2006944")
                .doesNotContain("<v>1234567</v>");
        assertThat(parts.get("xl/sharedStrings.xml")).contains("0554", "2026-02-30 04:49", "+1", "1234567");
    }

    @Test
    void theSameAddressGivesEither() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            URI list = URI.create("http://127.0.0.1:" + port + "/open/measures.csv");
            var file = client.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString());
            var workbook = client.send(
                    HttpRequest.newBuilder(URI.create(list + "?file=xlsx")).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(workbook.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"anydoor-open-measures.xlsx\"");
            String sheet = Objects.requireNonNull(parts(workbook.body()).get("xl/worksheets/sheet1.xml"));
            assertThat(sheet.split("<row ", -1))
                    .hasSize((int) file.body().lines().count() + 1);
        }
    }
}
