package org.anydoor.intake.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.intake.Urgency;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.db.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The routing rules as data: when one fits, what it says, whom it sends to and in which order they are asked. Changed by whom
 * {@link DoorSettings} lets, with the version that they saw; none is deleted, one that is out of use decides nothing.
 */
@Service
@Transactional
public class RuleSettings {
    private static final String SELECT = """
            select r.id, r.position, r.doors, r.danger, r.minor, r.harms, coalesce(r.mandated, false) as mandated, r.urgency, r.sends_to, r.to_agency_id, a.name as agency,
              a.ended_at <= statement_timestamp() as ended, r.when_sent, r.reason_key, r.active, r.version
            from intake.routing_rule r left join platform.agency a on a.id = r.to_agency_id
            """;

    private final Db db;
    private final Ids ids;
    private final DoorSettings doors;
    private final Colleagues colleagues;

    RuleSettings(Db db, Ids ids, DoorSettings doors, Colleagues colleagues) {
        this.db = db;
        this.ids = ids;
        this.doors = doors;
        this.colleagues = colleagues;
    }

    /** What a rule says; an empty list and null mean "whatever". */
    public record Rule(
            List<String> doors,
            List<String> danger,
            @Nullable Boolean minor,
            List<String> harms,
            boolean mandated,
            @Nullable Urgency urgency,
            @Nullable Receiver to,
            boolean atOnce,
            String reasonKey,
            boolean active) {}

    /** A kind of agency; with an agency exactly that one, without it the one that has been here longest. */
    public record Receiver(
            String kind, @Nullable UUID agency, @Nullable String name, boolean ended) {}

    /** A rule in its place among the others. */
    public record RuleSetting(UUID id, int position, int version, Rule rule) {}

    /** What became of saving. */
    public sealed interface Saving {
        record Saved() implements Saving {}

        /** Somebody was first; the rule as they left it. */
        record Overtaken(RuleSetting now) implements Saving {}

        /** There is no such rule. */
        record Absent() implements Saving {}
    }

    /** All rules in the order in which they are asked. */
    public List<RuleSetting> all() {
        return db.sql(SELECT + " order by r.position, r.id").list(RuleSettings::row);
    }

    public Optional<RuleSetting> find(UUID id) {
        return db.sql(SELECT + " where r.id = :id").with("id", id).find(RuleSettings::row);
    }

    /** Agencies that a rule may name; walled ones take no part in routing. */
    public List<Agencies.Agency> receivers() {
        return colleagues.agencies().stream().filter(it -> !it.walled()).toList();
    }

    /** Puts a new rule in its place. */
    public UUID add(Rule rule, int position) {
        UUID id = ids.ordered();
        filled("""
                insert into intake.routing_rule (id, position, doors, danger, minor, harms, mandated, urgency, sends_to, to_agency_id,
                  when_sent, reason_key, active)
                values (:id, 0, :doors, :danger, :minor, :harms, :mandated, :urgency, :kind, :agency, :when, :reason, :active)
                """, id, rule).run();
        place(id, position);
        doors.record();
        return id;
    }

    /** Changes a rule that is still as the writer saw it. */
    public Saving save(UUID id, int version, Rule rule, int position) {
        boolean saved = filled("""
                        update intake.routing_rule
                        set doors = :doors, danger = :danger, minor = :minor, harms = :harms, mandated = :mandated, urgency = :urgency, sends_to = :kind,
                            to_agency_id = :agency, when_sent = :when, reason_key = :reason, active = :active, version = version + 1
                        where id = :id and version = :version
                        """, id, rule).with("version", version).run() == 1;
        if (!saved) {
            return find(id).<Saving>map(Saving.Overtaken::new).orElseGet(Saving.Absent::new);
        }
        place(id, position);
        doors.record();
        return new Saving.Saved();
    }

    private Db.Statement filled(String sql, UUID id, Rule rule) {
        Receiver to = rule.to();
        return db.sql(sql)
                .with("id", id)
                .with("doors", rule.doors().isEmpty() ? null : rule.doors())
                .with("danger", rule.danger().isEmpty() ? null : rule.danger())
                .with("minor", rule.minor())
                .with("harms", rule.harms().isEmpty() ? null : rule.harms())
                .with("mandated", rule.mandated() ? Boolean.TRUE : null)
                .with("urgency", rule.urgency())
                .with("kind", to == null ? null : to.kind())
                .with("agency", to == null ? null : to.agency())
                .with("when", rule.atOnce() ? "at-once" : "proposed")
                .with("reason", rule.reasonKey())
                .with("active", rule.active());
    }

    /** Counts the places anew with this rule in the one asked for; the others keep their order. */
    private void place(UUID id, int position) {
        List<UUID> order = new ArrayList<>(
                all().stream().map(RuleSetting::id).filter(it -> !it.equals(id)).toList());
        order.add(Math.clamp(position - 1, 0, order.size()), id);
        db.sql("""
                update intake.routing_rule r set position = o.place
                from unnest(:order::uuid[]) with ordinality as o (id, place)
                where o.id = r.id and r.position <> o.place
                """).with("order", order).run();
    }

    private static RuleSetting row(ResultSet rs, int number) throws SQLException {
        String urgency = rs.getString("urgency");
        String kind = rs.getString("sends_to");
        Rule rule = new Rule(
                Db.words(rs, "doors"),
                Db.words(rs, "danger"),
                rs.getObject("minor", Boolean.class),
                Db.words(rs, "harms"),
                rs.getBoolean("mandated"),
                urgency == null ? null : Db.constant(Urgency.class, urgency),
                kind == null
                        ? null
                        : new Receiver(
                                kind,
                                rs.getObject("to_agency_id", UUID.class),
                                rs.getString("agency"),
                                rs.getBoolean("ended")),
                rs.getString("when_sent").equals("at-once"),
                rs.getString("reason_key"),
                rs.getBoolean("active"));
        return new RuleSetting(Db.uuid(rs, "id"), rs.getInt("position"), rs.getInt("version"), rule);
    }
}
