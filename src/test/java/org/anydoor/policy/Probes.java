package org.anydoor.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every caller tries on every table: which rows it sees, and the writes that {@code writes.txt} names. */
final class Probes {
    private Probes() {}

    /** A table under row security and its key as one SQL text. */
    record Table(String name, String key) {}

    /** The answers of the functions that policies ask stand as a table of this name. */
    static final String FUNCTIONS = "functions";

    /** What is answered about a subject, a team or a person; the last ones change whose hands something is in. */
    private static final List<String> ASKED = List.of(
            """
            select string_agg(platform.may_assign(s)::text, ' ' order by n)
            from unnest(array[@c-plain, @c-second, @c-running, @c-later, @c-contact]) with ordinality as t (s, n)""",
            "select concat_ws(' ', intake.in_hand(@c-plain), intake.in_hand(@c-later), intake.in_hand(@c-bare))",
            """
            select string_agg(platform.is_granted(s, o, k)::text, ' ' order by s, o, k)
            from unnest(array[@c-plain, @c-sent, @c-second, @c-wrong-owner, @c-contact, @c-running, @c-later, @c-agreement-ended,
                @c-agreement-later, @c-released, @y-plain, @y-contact]) as s,
              unnest(array[@intake, @intake-other]) as o, unnest(array['concern', 'reporter', 'contact', 'identity']) as k""",
            """
            select string_agg(intake.is_sent_by_me(c)::text, ' ' order by n)
            from unnest(array[@c-sent, @c-duo, @c-by-police, @c-dora-own, @c-program, @c-program-line, @c-plain]) with ordinality as t (c, n)""",
            "select concat_ws(' ', platform.team_waits(@team), platform.team_waits(@team-x))",
            """
            select concat_ws(' ', intake.arrives_now(@c-bare, @intake), intake.arrives_now(@c-bare, @police),
              intake.arrives_now(@c-sent, @intake))""",
            "select concat_ws(' ', platform.hand_on(@nora), scene.hands())",
            "select concat_ws(' ', platform.hand_on(@dora), scene.hands())",
            "select concat_ws(' ', platform.hand_on(@xena), scene.hands())",
            """
            select string_agg(concat_ws(' ', l.waiting, l.heir), '|' order by n)
            from unnest(array[@nora, @susp, @dora, @xena]) with ordinality as t (p, n) cross join lateral platform.lies_with(p) as l""",
            """
            select string_agg(concat(intake.owner_closed(c)::date), ' ' order by n)
            from unnest(array[@c-plain, @c-other, @c-bare, @c-dora]) with ordinality as t (c, n)""",
            "select concat_ws(' ', platform.hand_over(@past), scene.hands())",
            "select concat_ws(' ', platform.hand_over(@running), scene.hands())",
            "select concat_ws(' ', platform.hand_over(@nora), scene.hands())",
            "select concat_ws(' ', platform.hand_over(@spol), scene.hands())",
            "select concat_ws(' ', platform.hand_over(@susp), scene.hands())",
            """
            select string_agg(concat_ws(' ', m.person_id, m.agency_id), ',' order by m.person_id, m.agency_id)
            from platform.member_now as m""",
            """
            select string_agg(platform.works_here(p, @intake)::text, ' ' order by n)
            from unnest(array[@nora, @susp, @xena, @past, @ended, @later, @until]) with ordinality as t (p, n)""",
            "select concat_ws(' ', intake.may_configure(), platform.keeps(@c-plain, @intake), platform.keeps(@c-plain, @police), platform.keeps(@c-bare, @intake))",
            "select intake.may_post()::text",
            """
            select string_agg(concat_ws('|', p.code, d.door, f.name), ' ' order by p.code, d.door)
            from (values ('K7Q4M'), ('W3TNH'), ('CCCCC')) as p (code) cross join (values ('hotel'), ('public')) as d (door)
            cross join lateral intake.poster_place(p.code, d.door) as f""",
            "select concat_ws(' ', platform.my_client('concern:send'), platform.my_client('concern:read'), platform.my_client_door())",
            "select concat_ws(' ', scene.tell_program(@k-school), scene.tell_program(@k-gone), scene.tell_program(@k-send), scene.tell_program(@k-read))",
            "select concat_ws(' ', scene.tell_program_of(@c-program), scene.tell_program_of(@c-shelter), scene.tell_program_of(@c-plain))",
            "select concat_ws(' ', platform.may_grant('concern'), platform.may_grant('reporter'), platform.may_grant('identity'))",
            """
            select string_agg(platform.works_for_no_other(p)::text, ' ' order by n)
            from unnest(array[@nora, @dora, @past, @running, @free]) with ordinality as t (p, n)""",
            "select string_agg(concat(w.person_id, w.idle, w.app, w.codes, w.passkeys, w.provider), ' ' order by w.person_id) from platform.ways_in() as w",
            """
            select concat_ws(' ', platform.provider_since() is not null, string_agg(platform.only_by_provider(p, a)::text, ' ' order by p, a))
            from unnest(array[@sam, @dora, @nora]) as p, unnest(array[@intake, @school, @police, @intake-other, @own-only, @own-also,
              @own-role, @own-away, @own-bare, @own-shut, @own-unset, @own-none, @own-left]) as a""",
            """
            select string_agg(concat(s.key, s.device, s.here), ' ' order by s.key)
            from platform.my_sessions('00000000-0000-0000-0000-000000000001') as s""",
            """
            select concat_ws(' ', platform.end_session('00000000-0000-0000-0000-000000000006'),
              platform.end_session('00000000-0000-0000-0000-000000000003'), platform.end_session('00000000-0000-0000-0000-000000000009'),
              platform.end_session('00000000-0000-0000-0000-000000000007'), platform.end_session('00000000-0000-0000-0000-000000000008'))""",
            "select concat_ws(' ', platform.sessions_of(@nora), platform.sessions_of(@sam), platform.sessions_of(@xena))",
            """
            select concat_ws(' ', platform.end_sessions(@nora, '00000000-0000-0000-0000-000000000001'),
              platform.end_sessions(@sam, null), platform.end_sessions(@xena, null), platform.end_sessions(@adam, null))""",
            "select concat_ws(' ', platform.let_in(@sue), platform.let_in(@susp), platform.let_in(@spol), platform.let_in(@exes), scene.shut())",
            "select concat_ws(' ', platform.let_in(@wend), scene.shut())",
            "select concat_ws(' ', platform.let_in(@wrun), scene.shut())",
            "select concat_ws(' ', platform.let_in(@susp), scene.shut())",
            """
            select string_agg(platform.administers(p)::text, ' ' order by n)
            from unnest(array[@nora, @xena, @free, @until, @ended]) with ordinality as t (p, n)""",
            "select string_agg(concat(c.person_id, c.password_hash), ' ' order by c.person_id) from platform.credentials() as c",
            "select concat_ws(' ', platform.take_step(4, now()), platform.take_step(6, now()))",
            "select concat_ws(' ', platform.gives_work(@intake), platform.gives_work(@police))",
            "select string_agg(concat(s.supervisor_person_id, s.backup_person_id), ' ') from platform.stand_ins() as s",
            "select concat_ws(' ', intake.tell_holder(@c-plain), intake.tell_holder(@c-other), intake.tell_holder(@c-none))",
            "select concat_ws(' ', platform.shut_out(@nora, now()), platform.shut_out(@susp, now()), platform.shut_out(@xena, now()), scene.shut())",
            "select concat_ws(' ', platform.shut_out(@susp, now()), platform.shut_out(@susp, now()), scene.shut())",
            "select concat_ws(' ', youth.may_seek(), youth.acts_walled(), (select string_agg(concat(m.agency_id, m.authority), ' ' order by m.agency_id) from youth.matching() as m))",
            "select md5(scene.over())",
            "select concat_ws(' ', platform.propose(), scene.kept())",
            "select concat_ws(' ', platform.destroys(@c-plain), platform.destroys(@rt-gone), platform.destroys(@rt-due), platform.destroys(@c-other))",
            "select concat_ws(' ', platform.approve(@d-open), platform.approve(@d-refused), platform.approve(@d-other), platform.approve(@s-no), scene.kept())",
            "select concat_ws(' ', platform.approve(@d-first), scene.kept())",
            "select concat_ws(' ', platform.approve(@d-order), scene.kept())",
            "select concat_ws(' ', platform.approve(@d-left), platform.approve(@d-month), scene.kept())",
            "select concat_ws(' ', platform.refuse(@d-open, 'Kept'), platform.refuse(@d-refused, 'Kept'), platform.refuse(@d-other, 'Kept'), scene.kept())",
            "select concat_ws(' ', platform.order_destroyed('concern', @rt-open, '27-2', current_date, 'Court'), scene.kept())",
            "select concat_ws(' ', platform.order_destroyed('concern', @rt-refused, '27-2', current_date, 'Court'), scene.kept())",
            "select concat_ws(' ', platform.order_destroyed('concern', @rt-order, '27-2', current_date, 'Court'), platform.order_destroyed('concern', @rt-held, '27-2', current_date, 'Court'), platform.order_destroyed('concern', @rt-other, '27-2', current_date, 'Court'), scene.kept())",
            "select concat_ws(' ', platform.may_hold('concern', @rt-open), platform.may_hold('concern', @rt-other), platform.may_hold('young-person', @y-rt), platform.may_hold('concern', @rt-copy), platform.may_hold('concern', @rt-ref-back))",
            "select concat_ws(' ', platform.hold('concern', @rt-open, 'Asked', 'Letter'), platform.hold('concern', @rt-open, 'Asked', 'Letter'), scene.kept())",
            "select concat_ws(' ', platform.hold('concern', @rt-held-there, 'Asked', 'Letter'), platform.hold('concern', @rt-held, 'Asked', 'Letter'), platform.hold('concern', @rt-lifted, 'Asked', 'Letter'), platform.hold('concern', @rt-refused, 'Asked', 'Letter'), scene.kept())",
            "select concat_ws(' ', platform.lift(@lh-open, 'Over'), platform.lift(@lh-police, 'Over'), platform.lift(@lh-done, 'Over'), platform.lift(@s-no, 'Over'), scene.kept())",
            "select concat_ws(' ', platform.lift(@lh-asked, 'Over'), platform.lift(@lh-stale, 'Over'), platform.lift(@lh-left, 'Over'), scene.kept())",
            "select concat_ws(' ', platform.destroy(@d-due), scene.kept())",
            "select concat_ws(' ', platform.destroy(@d-young), scene.kept())",
            "select concat_ws(' ', platform.destroy(@d-referred), scene.kept())",
            "select concat_ws(' ', platform.destroy(@d-long), platform.destroy(@d-held), platform.destroy(@d-order-held), platform.destroy(@d-ordered), scene.kept())",
            "select concat_ws(' ', platform.destroy(@d-none), platform.destroy(@d-nora), scene.kept())",
            "select concat_ws(' ', platform.destroy(@d-dora), platform.destroy(@d-elsewhere), platform.destroy(@d-ended), scene.kept())",
            "select concat_ws(' ', platform.destroy(@d-other-decided), platform.destroy(@d-gone), platform.destroy(@d-first), platform.destroy(@d-alien), platform.destroy(@d-lifted), scene.kept())",
            "select concat_ws(' ', youth.sign_release(@rel-open, 'screen', 'Somebody', null, current_date, null), scene.released())",
            "select concat_ws(' ', youth.sign_release(@rel-contact, 'screen', 'Somebody', null, current_date, null), scene.released())",
            "select concat_ws(' ', youth.sign_release(@rel-live, 'screen', 'Somebody', null, current_date, null), youth.sign_release(@rel-ended, 'screen', 'Somebody', null, current_date, null), youth.sign_release(@rel-over, 'screen', 'Somebody', null, current_date, null), youth.sign_release(@rel-long, 'screen', 'Somebody', null, current_date, null), youth.sign_release(@rel-other, 'screen', 'Somebody', null, current_date, null), youth.sign_release(@c-none, 'screen', 'Somebody', null, current_date, null), scene.released())",
            "select concat_ws(' ', youth.sign_release(@rel-outside, 'screen', 'Somebody', null, current_date, null), scene.released())",
            "select concat_ws(' ', youth.sign_release(@rel-guardian, 'screen', 'Somebody', null, current_date, null), scene.released())",
            "select concat_ws(' ', youth.sign_release(@rel-guardian, 'screen', 'Somebody', 'Guardian', current_date, null), scene.released())",
            "select concat_ws(' ', youth.sign_release(@rel-shelter-open, 'screen', 'Somebody', null, current_date, null), youth.sign_release(@rel-open, 'screen', 'Somebody', null, current_date, null), scene.released())",
            "select concat_ws(' ', youth.take_back_release(@rel-live, 'agency'), scene.released())",
            "select concat_ws(' ', youth.take_back_release(@rel-ended, 'agency'), youth.take_back_release(@rel-other, 'agency'), youth.take_back_release(@c-none, 'agency'), scene.released())",
            "select concat_ws(' ', youth.take_back_release(@rel-past, 'agency'), scene.released())",
            "select concat_ws(' ', youth.take_back_release(@rel-open, 'agency'), scene.released())",
            "select concat_ws(' ', youth.take_back_release(@rel-shelter, 'agency'), scene.released())",
            """
            select string_agg(concat_ws(' ', r.id, r.record_id, r.owner_agency_id, r.items, r.signed_on is not null, r.ended_at is not null), '|' order by r.id)
            from youth.received_releases() as r""",
            "select concat_ws(' ', platform.was_destroyed(array[@rt-gone]), platform.was_destroyed(array[@rt-due]), platform.was_destroyed(array[@c-none]))",
            "select concat_ws(' ', platform.name_again(@d-gone, @intake, 'concern', @rt-gone, now() - interval '2 days'), scene.kept())",
            "select concat_ws(' ', platform.name_again(@s-no, @intake, 'concern', @rt-due, now() - interval '2 days'), scene.kept())",
            "select concat_ws(' ', platform.name_again(@s-no, @intake, 'concern', @rt-gone, now() - interval '2 days'), scene.kept())",
            "select concat_ws(' ', platform.name_again(@s-no, @intake, 'concern', @rt-due2, now() - interval '12 hours'), scene.kept())",
            "select concat_ws(' ', platform.name_again(@d-none, @intake, 'concern', @rt-due2, now() - interval '2 days'), scene.kept())",
            "select concat_ws(' ', platform.name_again(@s-no, @intake-other, 'concern', @rt-other, now() - interval '2 days'), scene.kept())",
            "select concat_ws(' ', platform.name_again(@s-no, @intake, 'concern', @rt-other, now() - interval '2 days'), scene.kept())",
            "select concat_ws(' ', platform.destroy_again(@d-again), scene.kept())",
            "select concat_ws(' ', platform.destroy_again(@d-open), platform.destroy_again(@d-gone), platform.destroy_again(@d-again-done), platform.destroy_again(@d-again-other), platform.destroy_again(@d-again-alien), scene.kept())",
            "select concat_ws(' ', f.reviewed, f.same) from youth.review_figures(0.5) as f",
            """
            select string_agg(platform.is_granted(s, o, k)::text, ' ' order by s, o, k)
            from unnest(array[@y-em, @y-em-other, @y-em-line, @y-em-police]) as s,
              unnest(array[@intake, @intake-other, @line, @police]) as o, unnest(array['contact', 'identity']) as k""",
            "select concat_ws(' ', youth.open_in_emergency(@ea-new, 'name', 'n:one', 'life', 'This is new'), scene.openings())",
            "select concat_ws(' ', youth.open_in_emergency(@ea-ivan, 'name', 'n:one', 'life', 'This is new'), scene.openings())",
            "select concat_ws(' ', youth.open_in_emergency(@ea-new, 'name', 'n:one', 'life', 'SAID before eo-live'), scene.openings())",
            "select concat_ws(' ', youth.open_in_emergency(@ea-new, 'name', 'n:two', 'life', 'This is new'), scene.openings())",
            "select concat_ws(' ', platform.review_opening(@eo-live, true, 'Right'), scene.openings())",
            "select concat_ws(' ', platform.review_opening(@eo-live, false, 'Wrong'), platform.review_opening(@eo-live, true, 'Right'), scene.openings())",
            "select concat_ws(' ', platform.review_opening(@eo-sue, true, 'Right'), platform.review_opening(@eo-done, false, 'Wrong'), scene.openings())",
            "select concat_ws(' ', platform.destroy(@d-request), scene.kept())");

    /** One statement; a select answers with a text, another with how many rows it touched. */
    record Probe(String table, int position, String statement) {
        String kind() {
            return statement.substring(0, statement.indexOf(' '));
        }
    }

    static List<Probe> of(List<Table> tables, String writes) {
        var statements = new LinkedHashMap<String, List<String>>();
        tables.forEach(it -> statements.put(it.name(), new ArrayList<>()));
        for (String block : blocks(keys(writes))) {
            String table = block.substring(1, block.indexOf(']'));
            List<String> of = statements.get(table);
            if (of == null) {
                throw new IllegalArgumentException("no row security on " + table);
            }
            of.addAll(statements(table, block.substring(block.indexOf(']') + 1).strip()));
        }
        var probes = new ArrayList<Probe>();
        for (Table table : tables) {
            probes.add(new Probe(
                    table.name(),
                    0,
                    "select count(*) || ' ' || coalesce(md5(string_agg(k, ',' order by k)), '') from (select %s::text as k from %s) as t"
                            .formatted(table.key(), table.name())));
            int position = 1;
            for (String statement : statements.get(table.name())) {
                probes.add(new Probe(table.name(), position++, statement));
            }
        }
        probes.add(new Probe(FUNCTIONS, 0, """
                select concat_ws('|', platform.acting_agency(), array(select unnest(platform.my_categories()) order by 1),
                  platform.signing_in(), platform.setting_up(), platform.making_sample(),
                  array(select unnest(platform.my_modules()) order by 1))"""));
        probes.add(new Probe(FUNCTIONS, 1, "select intake.my_receipt()::text"));
        probes.add(new Probe(FUNCTIONS, 2, "select intake.proof_digest()::text"));
        probes.add(new Probe(FUNCTIONS, 5, "select venues.may_change()::text"));
        probes.add(new Probe(FUNCTIONS, 4, """
                select concat_ws('|', platform.sign_in_name_is_free('user-rob'), platform.sign_in_name_is_free('user-unknown'))"""));
        probes.add(new Probe(FUNCTIONS, 6, "select platform.my_sign_in_name()"));
        probes.add(new Probe(FUNCTIONS, 3, keys("""
                select string_agg(concat_ws('|', platform.agency_is_new(a), platform.agency_is_named(a, @nell),
                  platform.agency_is_named(a, @nick), platform.agency_is_named(a, @tess)), ' ' order by n)
                from unnest(array[@fresh, @named, @named-role, @two, @intake]) with ordinality as t (a, n)""")));
        for (String ask : ASKED) {
            probes.add(new Probe(FUNCTIONS, probes.size(), keys(ask)));
        }
        return probes;
    }

    /** Puts the key made from a name where the text says {@code @name}. */
    static String keys(String text) {
        return text.replaceAll("@([a-z][a-z0-9-]*)", "scene.u('$1')");
    }

    private static List<String> blocks(String text) {
        var blocks = new ArrayList<String>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("[")) {
                blocks.add(line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                blocks.add(blocks.removeLast() + "\n" + line);
            }
        }
        return blocks;
    }

    private static List<String> statements(String table, String body) {
        if (body.startsWith("update ") || body.startsWith("delete ")) {
            return List.of(body);
        }
        var base = new LinkedHashMap<String, String>();
        body.lines().filter(it -> !it.startsWith("|")).forEach(it -> put(base, it));
        var statements = new ArrayList<String>();
        statements.add(insert(table, base));
        body.lines().filter(it -> it.startsWith("|")).forEach(line -> {
            var row = new LinkedHashMap<>(base);
            for (String assignment : line.substring(1).split(";")) {
                put(row, assignment);
            }
            statements.add(insert(table, row));
        });
        return statements;
    }

    private static void put(Map<String, String> row, String assignment) {
        int equals = assignment.indexOf(" = ");
        row.put(
                assignment.substring(0, equals).strip(),
                assignment.substring(equals + 3).strip());
    }

    private static String insert(String table, Map<String, String> row) {
        return "insert into %s (%s) values (%s)"
                .formatted(table, String.join(", ", row.keySet()), String.join(", ", row.values()));
    }
}
