package org.anydoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The last line is the database's: no table without row security, no role that passes it, no SQL over a fence. */
class SqlBoundaryTests {
    /** Tables without row security, each for the reason that its comment gives. */
    private static final Set<String> EXEMPT = Set.of(
            "directory.crisis_line",
            "platform.agency_kind",
            "platform.category",
            "platform.emergency_rule",
            "platform.emergency_term",
            "platform.holiday",
            "platform.job_grant",
            "platform.job_scope",
            "platform.record_kind",
            "platform.record_part",
            "platform.role_category",
            "platform.scheduled_tasks",
            "platform.called_work",
            "platform.work_category",
            "prevention.sign",
            "prevention.sign_set",
            "youth.release_term",
            "youth.request_term");

    private static final Path JAVA = Path.of("src/main/java/org/anydoor");
    private static final Path SQL = Path.of("src/main/resources/org/anydoor");
    private static final Pattern SQL_WORD =
            Pattern.compile("(?i)\\b(select|insert into|update|delete from|from|join|where|using)\\b");

    /** Anything of a schema: a relation wherever it stands, a function, a type; in quotes it is a word of the data. */
    private static final Pattern QUALIFIED = Pattern.compile("(?<!['.])\\b([a-z_]+)\\.([a-z_]+)\\b(?!\\s*\\()");

    private static final Pattern CALLED = Pattern.compile("(?<!['.])\\b([a-z_]+)\\.([a-z_]+)\\s*\\(");

    /** What modules read of the platform's own tables, none of them yet a published view; nothing is to be added. */
    private static final Map<String, Set<String>> PLATFORM_TABLES = Map.of(
            "bench",
                    Set.of(
                            "agency",
                            "api_client",
                            "api_secret",
                            "audit_entry",
                            "audit_leaf",
                            "membership_role",
                            "role_category",
                            "sharing_agreement",
                            "work"),
            "care", Set.of("agency", "person", "work"),
            "directory", Set.of("agency"),
            "intake",
                    Set.of(
                            "access_grant",
                            "agency",
                            "assignment",
                            "granted",
                            "member_now",
                            "membership_role",
                            "person",
                            "role_category",
                            "sharing_agreement",
                            "team",
                            "team_member",
                            "work"),
            "pledge", Set.of("agency"),
            "youth", Set.of("agency", "granted", "person"));

    /** The benchmark counts what has arrived as the database's superuser, beside the program and not through it. */
    private static final Path BESIDE = JAVA.resolve("bench/BareInserts.java");

    @Test
    void everyTableIsUnderForcedRowSecurityOrExemptByName() {
        List<String> open = list("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
                  and format('%I.%I', n.nspname, c.relname) <> 'public.flyway_schema_history'
                  and not (c.relrowsecurity and c.relforcerowsecurity) order by 1
                """);
        assertThat(open).containsExactlyInAnyOrderElementsOf(EXEMPT);
    }

    @Test
    void whatIsExemptSaysSoInItsCommentAndNothingElseDoes() {
        List<String> commented = list("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'exempt: %' order by 1
                """);
        assertThat(commented).containsExactlyInAnyOrderElementsOf(EXEMPT);
    }

    /** The scheduler's own table apart, which its own role alone knows. */
    @Test
    void whatIsExemptIsReadAndNeverWrittenByTheProgram() {
        assertThat(list("""
                select g.table_schema || '.' || g.table_name || ' ' || g.grantee || ' ' || g.privilege_type
                from (select table_schema, table_name, grantee, privilege_type from information_schema.role_table_grants
                  union select table_schema, table_name, grantee, privilege_type from information_schema.role_column_grants) as g
                join pg_class c on c.oid = format('%I.%I', g.table_schema, g.table_name)::regclass
                where c.relkind in ('r', 'p') and not c.relrowsecurity and g.grantee in ('anydoor_app', 'anydoor_jobs', 'PUBLIC')
                  and g.privilege_type <> 'SELECT' and g.table_schema not in ('pg_catalog', 'information_schema')
                  and g.table_name <> 'scheduled_tasks'
                """)).isEmpty();
    }

    @Test
    void everyTableUnderRowSecurityHasAPolicy() {
        assertThat(list("""
                select c.oid::regclass::text from pg_class c
                where c.relrowsecurity and not exists (select 1 from pg_policy p where p.polrelid = c.oid)
                """)).isEmpty();
    }

    @Test
    void theProgramsRolesPassNothingAndOwnNothing() {
        assertThat(list("""
                select r.rolname from pg_roles r where r.rolname in ('anydoor_app', 'anydoor_jobs', 'anydoor_backup')
                  and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
                    or exists (select 1 from pg_class c where c.relowner = r.oid)
                    or exists (select 1 from pg_proc p where p.proowner = r.oid)
                    or exists (select 1 from pg_namespace n where n.nspowner = r.oid)
                    or exists (select 1 from pg_auth_members m where m.member = r.oid))
                """)).isEmpty();
        assertThat(list("select rolname from pg_roles where rolname = 'anydoor_owner' and (rolsuper or rolbypassrls)"))
                .isEmpty();
    }

    @Test
    void viewsRunUnderTheirCallersPolicies() {
        assertThat(list("""
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
                  and coalesce('security_invoker=true' = any (c.reloptions), false) is false
                """)).isEmpty();
    }

    @Test
    void definerFunctionsFixTheirPathAndAreNotEverybodys() {
        assertThat(list("""
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
                  and (not coalesce('search_path=pg_catalog' = any (p.proconfig), false)
                    or (p.prorettype <> 'trigger'::regtype and has_function_privilege('public', p.oid, 'execute')))
                """)).isEmpty();
    }

    @Test
    void aModulesSqlTouchesItsOwnSchemaAndThoseOfModulesItMayUse() throws IOException {
        var wrong = new TreeSet<String>();
        for (String module : ModularityTests.MAY_USE.keySet()) {
            for (Path file : files(JAVA.resolve(module), ".java")) {
                if (!file.equals(BESIDE)) {
                    sql(file).forEach(it -> wrong.addAll(foreign(module, file, it)));
                }
            }
            for (Path file : files(SQL.resolve(module), ".sql")) {
                wrong.addAll(foreign(module, file, withoutComments(Files.readString(file))));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noModuleReadsMoreOfThePlatformsTablesThanItDoes() throws IOException {
        var wrong = new TreeSet<String>();
        for (String module : ModularityTests.MAY_USE.keySet()) {
            if (!module.equals("platform")) {
                for (Path file : files(JAVA.resolve(module), ".java")) {
                    sql(file).stream()
                            .flatMap(it -> QUALIFIED.matcher(it).results())
                            .filter(it -> it.group(1).equals("platform"))
                            .filter(it -> !PLATFORM_TABLES
                                    .getOrDefault(module, Set.of())
                                    .contains(it.group(2)))
                            .forEach(it -> wrong.add(file + ": " + it.group()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is missed here is missed by the two above. */
    @Test
    void sqlIsReadWhereverItStandsInAFile() {
        String file = """
                // select a from care.comment
                x = "select id from " + "youth.record where";
                y = "select c.id from intake.concern c, care.referral r where \\"care\\" = :a";
                z = "care.sent"; char q = '"'; w = "select 'care.read'";
                """;
        assertThat(sql(file).stream()
                        .flatMap(it -> QUALIFIED.matcher(it).results())
                        .map(MatchResult::group))
                .containsExactly("youth.record", "c.id", "intake.concern", "care.referral");
    }

    @Test
    void everyColumnThatIsReadIsNamed() throws IOException {
        var wrong = new TreeSet<String>();
        for (Path file : files(JAVA, ".java")) {
            if (Pattern.compile("(?i)\\bselect\\s+(\\w+\\.)?\\*")
                    .matcher(Files.readString(file))
                    .find()) {
                wrong.add(file.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<String> foreign(String module, Path file, String sql) {
        return Stream.of(QUALIFIED, CALLED)
                .flatMap(it -> it.matcher(sql).results())
                .filter(it -> isForeign(module, it.group(1)))
                .map(it -> file + ": " + it.group())
                .collect(Collectors.toSet());
    }

    private static boolean isForeign(String module, String schema) {
        return ModularityTests.MAY_USE.containsKey(schema)
                && !schema.equals(module)
                && !schema.equals("platform")
                && !ModularityTests.MAY_USE.getOrDefault(module, Set.of()).contains(schema);
    }

    private static List<String> sql(Path file) throws IOException {
        return sql(Files.readString(file));
    }

    /** The strings of a Java file that read like SQL. */
    private static List<String> sql(String java) {
        return JavaStrings.of(java).stream()
                .filter(it -> SQL_WORD.matcher(it).find())
                .toList();
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("(?m)--.*$", "");
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(it -> it.toString().endsWith(end)).toList();
        }
    }

    private static List<String> list(String sql) {
        return MigratedDatabase.superuser().sql(sql).query(String.class).list();
    }
}
