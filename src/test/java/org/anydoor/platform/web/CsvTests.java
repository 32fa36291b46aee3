package org.anydoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {
    private record Row(String title, @Nullable Integer count) {}

    private final Csv<Row> csv = new Csv<Row>().column("Title", Row::title).column("Count", Row::count);

    @Test
    void aLinePerRowUnderTheHeads() {
        assertThat(csv.of(List.of(new Row("Hotel, \"front\" desk", 3), new Row("Xyoo tshiab", null))))
                .isEqualTo("\"Title\",\"Count\"\n\"Hotel, \"\"front\"\" desk\",\"3\"\n\"Xyoo tshiab\",\"\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@sum(a1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20a"
            })
    void whatASpreadsheetWouldRunIsMadeText(String typed) {
        assertThat(Csv.plain(typed)).isEqualTo("'" + typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;=1", "x\t=1", "x|=1"})
    void whatDividesElsewhereStandsInQuotes(String typed) {
        assertThat(csv.of(List.of(new Row(typed, 1)))).endsWith("\n\"" + typed + "\",\"1\"\n");
    }

    @Test
    void otherWordsStayAsTheyAre() {
        assertThat(Csv.plain("a=b")).isEqualTo("a=b");
        assertThat(Csv.plain(null)).isEmpty();
    }

    @Test
    void theFileSaysThatItIsUtf8AndIsSaved() {
        var answer = CsvAnswer.of("work", "Title\n");
        assertThat(answer.getHeaders().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"anydoor-work.csv\"");
        assertThat(answer.getBody()).isEqualTo("\uFEFFTitle\n".getBytes(StandardCharsets.UTF_8));
    }
}
