package org.anydoor.youth.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.anydoor.linkage.Weighed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** How a weighing is kept beside a decision: each field's level in words and its bits, and none of the values that were compared. */
final class WeighedJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private WeighedJson() {}

    static String write(Weighed weighed) {
        ArrayNode all = JSON.createArrayNode();
        for (Weighed.Reason reason : weighed.reasons()) {
            all.addObject()
                    .put("field", reason.field())
                    .put("words", reason.words())
                    .put("level", reason.level())
                    .put("bits", reason.bits());
        }
        return JSON.writeValueAsString(all);
    }

    /** Reads the four columns that a row keeps of a weighing. */
    static Weighed of(ResultSet rs) throws SQLException {
        List<Weighed.Reason> reasons = new ArrayList<>();
        for (JsonNode it : JSON.readTree(rs.getString("weights"))) {
            reasons.add(new Weighed.Reason(
                    it.path("field").asString(),
                    it.path("words").asString(),
                    it.path("level").asInt(),
                    it.path("bits").asDouble()));
        }
        return new Weighed(
                rs.getDouble("probability"), rs.getDouble("prior_bits"), reasons, rs.getString("model_version"));
    }
}
