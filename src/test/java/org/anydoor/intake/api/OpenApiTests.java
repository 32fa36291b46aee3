package org.anydoor.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.anydoor.platform.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API says what the records say. */
class OpenApiTests {
    private static final Map<String, Class<?>> RECORDS = Map.of(
            "NewConcern", NewConcern.class,
            "YoungPerson", NewConcern.YoungPerson.class,
            "Sender", NewConcern.Sender.class,
            "OwnReport", NewConcern.OwnReport.class,
            "TakenConcern", TakenConcern.class,
            "OwnConcern", OwnConcern.class,
            "Problem", Problem.class,
            "Field", Problem.Field.class);

    private final JsonNode described = described();

    @Test
    void everyRecordIsDescribedAndNothingElse() {
        assertThat(described.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrderElementsOf(RECORDS.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NewConcern",
                "YoungPerson",
                "Sender",
                "OwnReport",
                "TakenConcern",
                "OwnConcern",
                "Problem",
                "Field"
            })
    void aSchemaHasTheFieldsOfItsRecord(String name) {
        JsonNode schema = described.at("/components/schemas/" + name);
        var fields = Arrays.stream(Objects.requireNonNull(RECORDS.get(name)).getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(schema.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(schema.get("additionalProperties").asBoolean()).isFalse();
        schema.path("required").forEach(it -> assertThat(fields).contains(it.asString()));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        described
                .findValues("$ref")
                .forEach(it -> assertThat(
                                described.at(it.asString().substring(1)).isMissingNode())
                        .as(it.asString())
                        .isFalse());
        assertThat(described.get("openapi").asString()).startsWith("3.1.");
    }

    private static JsonNode described() {
        try (InputStream in = Objects.requireNonNull(OpenApiTests.class.getResourceAsStream("openapi.json"))) {
            return new JsonMapper().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
