package org.anydoor.linkage.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on files as people have them, and what they are told where one is wrong. */
class LinkFilesTests {

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void configure() throws IOException {
        config = write("model.json", """
            { "id": "id", "columns": { "name": "given_name", "born": "birth_date" }, "least_probability": 0 }
            """);
    }

    @Test
    void pairsAndClustersAreWrittenWithAWeightForEachField() throws IOException {
        Path left =
                write("a.csv", "id, name, born\n1, Mai, 2012-03-04\n2, Mai, 2012-03-04\n3, \"Lo\"\"u\", 1999-01-01");
        run(left, null);
        List<String> pairs = Files.readAllLines(folder.resolve("pairs.csv"));
        assertThat(pairs.getFirst()).isEqualTo("left_id,right_id,probability,name,born");
        assertThat(pairs).anyMatch(it -> it.startsWith("1,2,"));
        assertThat(Files.readAllLines(folder.resolve("clusters.csv")))
                .hasSize(4)
                .startsWith("id,cluster");
    }

    @Test
    void aByteOrderMarkSemicolonsAndWindowsLineEndsAreRead() throws IOException {
        Path left = write("a.csv", "\uFEFFid;name;born\r\n1;\"María\r\nJosé\";2012\r\n");
        assertThat(new CsvFile(left).header()).containsExactly("id", "name", "born");
        new CsvFile(left).records((line, values) -> assertThat(values).containsExactly("1", "María\r\nJosé", "2012"));
    }

    @Test
    void aWrongFileIsToldByLineAndColumnAndNothingIsWritten() throws IOException {
        refused("id,name,born\n1,Mai\n", "line 2: 2 values stand here, the first line names 3 columns");
        refused("id,name\n1,Mai\n", "line 1: expected a column \"born\"; there are id, name");
        refused("id,name,born\n1,Mai,2012\n1,Tou,2011\n", "line 3, column \"id\": this id stood on line 2 already");
        refused("id,name,born\n,Mai,2012\n", "line 2, column \"id\": the id is empty");
        refused(
                "id,name,born\n1,\"Mai,2012\n",
                "line 2, column \"name\": the quotation mark that opens this value is never closed");
        refused("id,name,born\n1,\"Mai\"x,2012\n", "line 2, column \"name\": after the closing quotation mark");
        refused("", "is empty");
    }

    @Test
    void textThatIsNotUtf8IsToldByItsLine() throws IOException {
        Path left = folder.resolve("latin.csv");
        Files.write(left, "id,name,born\n1,Jos\u00e9,2012\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> run(left, null))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("line 2: this is not UTF-8");
    }

    @Test
    void aWrongConfigurationSaysWhatIsExpected() throws IOException {
        Path left = write("a.csv", "id,name,born\n1,Mai,2012\n");
        config = write("model.json", "{ \"id\": \"id\", \"columns\": { \"name\": \"nickname\" } }");
        assertThatThrownBy(() -> run(left, null))
                .hasMessageContaining("column \"name\" has the type")
                .hasMessageContaining("given_name");
        config = write("model.json", "{ \"id\": \"id\",\n \"columns\": }");
        assertThatThrownBy(() -> run(left, null)).hasMessageContaining("line 2, column");
        config = write("model.json", "{ \"id\": \"id\", \"colums\": {} }");
        assertThatThrownBy(() -> run(left, null)).hasMessageContaining("unknown [colums]");
    }

    @Test
    void twoFilesMayNameTheirColumnsDifferently() throws IOException {
        config = write("model.json", """
            { "id": "id", "right_id": "nr", "right_columns": { "born": "dob" }, "least_probability": 0,
              "columns": { "name": "given_name", "born": "birth_date" }, "as_of": "2026-11-23" }
            """);
        Path left = write("a.csv", "id,name,born\n1,Maxamed,2012-03-04\n2,Tou,2010-01-01\n");
        Path right = write("b.csv", "nr,dob,name\n7,about 14,Mohamed\n8,2010-01-01,Tou\n");
        run(left, right);
        assertThat(Files.readAllLines(folder.resolve("pairs.csv"))).anyMatch(it -> it.startsWith("2,8,"));
    }

    private void refused(String content, String expected) throws IOException {
        Path left = write("a.csv", content);
        assertThatThrownBy(() -> run(left, null)).isInstanceOf(BadFile.class).hasMessageContaining(expected);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(it -> it.getFileName().toString())).containsOnly("a.csv", "model.json");
        }
    }

    private void run(Path left, @org.jspecify.annotations.Nullable Path right) {
        new LinkFiles(config, left, right, folder.resolve("pairs.csv"), folder.resolve("clusters.csv"), null)
                .run(it -> {});
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
