package org.anydoor.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Models as JSON, to be kept and compared; terms that fewer than five records share stay out, since they could tell of one child. */
public final class ModelJson {

    private static final int SHARED_BY = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ModelJson() {}

    /** The model with its version. */
    public static String write(Model model) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", model.version());
        root.setAll((ObjectNode) JSON.readTree(content(model)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    static String content(Model model) {
        ObjectNode root = JSON.createObjectNode();
        root.put("prior", model.prior());
        ArrayNode fields = root.putArray("fields");
        for (int i = 0; i < model.fields().size(); i++) {
            ObjectNode field = fields.addObject();
            field.put("name", model.fields().get(i).name());
            field.put("type", model.fields().get(i).type().key());
            put(field.putArray("m"), model.learnt().get(i).m());
            put(field.putArray("u"), model.learnt().get(i).u());
            put(field.putArray("common"), model.learnt().get(i).common());
            field.put("records", model.frequencies().get(i).records());
            ObjectNode terms = field.putObject("terms");
            new TreeMap<>(model.frequencies().get(i).counts(SHARED_BY)).forEach(terms::put);
        }
        ArrayNode ties = root.putArray("ties");
        model.ties()
                .forEach(tie -> ties.addObject()
                        .put("first", tie.first())
                        .put("second", tie.second())
                        .put("bits", tie.bits()));
        return JSON.writeValueAsString(root);
    }

    private static void put(ArrayNode array, double[] values) {
        for (double value : values) {
            array.add(value);
        }
    }

    /** Reads what {@link #write} wrote; refuses a model whose levels are not those of this program. */
    public static Model read(String json) {
        JsonNode root = JSON.readTree(json);
        List<Field> fields = new ArrayList<>();
        List<FieldModel> learnt = new ArrayList<>();
        List<Frequencies> frequencies = new ArrayList<>();
        for (JsonNode node : root.path("fields")) {
            Field field = new Field(
                    node.path("name").asString(), FieldType.of(node.path("type").asString()));
            int levels = field.type().comparison().levels().size();
            fields.add(field);
            learnt.add(new FieldModel(
                    numbers(node.path("m"), levels),
                    numbers(node.path("u"), levels),
                    numbers(node.path("common"), levels)));
            Map<String, Integer> counts = new HashMap<>();
            node.path("terms")
                    .properties()
                    .forEach(it -> counts.put(it.getKey(), it.getValue().asInt()));
            frequencies.add(new Frequencies(counts, node.path("records").asInt()));
        }
        List<Tie> ties = new ArrayList<>();
        root.path("ties")
                .forEach(it -> ties.add(new Tie(
                        it.path("first").asInt(),
                        it.path("second").asInt(),
                        it.path("bits").asDouble())));
        return new Model(fields, learnt, frequencies, ties, root.path("prior").asDouble());
    }

    private static double[] numbers(JsonNode array, int expected) {
        if (array.size() != expected) {
            throw new IllegalArgumentException(
                    "The model has " + array.size() + " levels where " + expected + " are known");
        }
        double[] numbers = new double[expected];
        for (int i = 0; i < expected; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
