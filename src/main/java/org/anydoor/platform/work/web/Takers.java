package org.anydoor.platform.work.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Option;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** To whom one may hand work over: the agency's people who may sign in and whose roles work with such things, and its teams. */
@Component
class Takers {
    private static final String PERSON = "person-";
    private static final String TEAM = "team-";
    private static final String EVERYBODY = "everybody";

    private final Db db;

    Takers(Db db) {
        this.db = db;
    }

    /** A choice of the form, taken apart; both empty means everybody. */
    record Holder(Optional<UUID> person, Optional<UUID> team) {}

    @Transactional(readOnly = true)
    public List<Option> options(Caller.Member me, Text text, Collection<String> modules) {
        var options = new ArrayList<Option>();
        options.addAll(db.sql("""
                select distinct p.id, p.name
                from platform.person p
                join platform.member_now m on m.person_id = p.id
                join platform.membership_role mr on mr.person_id = m.person_id and mr.agency_id = m.agency_id
                join platform.role_category rc on rc.role = mr.role
                join platform.work_category w on w.category = rc.category and w.module = any(:modules)
                where m.agency_id = :agency and p.id <> :me
                order by p.name
                """)
                .with("agency", me.actingFor())
                .with("me", me.id())
                .with("modules", modules)
                .list((rs, n) -> new Option(PERSON + Db.uuid(rs, "id"), rs.getString("name"))));
        options.addAll(db.sql(
                        "select id, name from platform.team where agency_id = :agency and ended_at is null order by name")
                .with("agency", me.actingFor())
                .list((rs, n) ->
                        new Option(TEAM + Db.uuid(rs, "id"), text.t("platform.work.team", rs.getString("name")))));
        options.add(new Option(EVERYBODY, text.t("platform.work.everybody")));
        return options;
    }

    /** Who was chosen, if it was among the options. */
    static Optional<Holder> chosen(List<Option> options, String choice) {
        return options.stream()
                .map(Option::value)
                .filter(choice::equals)
                .findFirst()
                .map(it -> new Holder(id(it, PERSON), id(it, TEAM)));
    }

    private static Optional<UUID> id(String choice, String kind) {
        return choice.startsWith(kind)
                ? Optional.of(UUID.fromString(choice.substring(kind.length())))
                : Optional.empty();
    }
}
