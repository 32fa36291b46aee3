package org.anydoor.youth;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.keys.MasterKey;
import org.springframework.stereotype.Component;

/**
 * The keys by which a record is found in an emergency, each by equality alone: a whole name with the birth date, and, as keyed
 * digests, the telephone numbers and handles of the safe contact. A walled agency's records get none (34 USC 12291(b)(2)).
 */
@Component
class ExactKeys {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{5,18}[0-9]");
    private static final Pattern HANDLE = Pattern.compile("(?<![\\w.])@([A-Za-z0-9_][A-Za-z0-9._-]{1,38}[A-Za-z0-9_])");
    private static final int NATIONAL = 10;

    private final Db db;
    private final MasterKey master;
    private final Agencies agencies;

    ExactKeys(Db db, MasterKey master, Agencies agencies) {
        this.db = db;
        this.master = master;
        this.agencies = agencies;
    }

    /** Writes the keys of the names anew; without a birth date there is none. */
    void keepNames(YouthId youth, AgencyId agency, YouthDetails it) {
        LocalDate birth = it.birthDate();
        Set<String> keys = birth == null
                ? Set.of()
                : Stream.of(
                                join(it.called(), it.surname()),
                                join(it.givenName() == null ? it.called() : it.givenName(), it.surname()),
                                join(it.called(), it.givenName(), it.surname()))
                        .flatMap(name -> ofName(name, birth).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        keep(youth, agency, "name", keys);
    }

    /** Writes the keys of the telephone numbers and handles anew. */
    void keepContact(YouthId youth, AgencyId agency, SafeContact contact) {
        String way = contact.way() == null ? "" : contact.way();
        keep(
                youth,
                agency,
                "phone",
                PHONE.matcher(way)
                        .results()
                        .flatMap(it -> ofPhone(it.group()).stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        keep(
                youth,
                agency,
                "handle",
                HANDLE.matcher(way)
                        .results()
                        .flatMap(it -> ofHandle(it.group()).stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void keep(YouthId youth, AgencyId agency, String way, Set<String> keys) {
        if (agencies.isWalled(agency)) {
            return;
        }
        db.sql("delete from youth.exact_key where agency_id = :agency and record_id = :id and way = :way")
                .with("agency", agency)
                .with("id", youth)
                .with("way", way)
                .run();
        db.sql("""
                insert into youth.exact_key (agency_id, key, record_id, way) select :agency, k, :id, :way from unnest(:keys::text[]) as k
                """)
                .with("agency", agency)
                .with("id", youth)
                .with("way", way)
                .with("keys", keys)
                .run();
    }

    /** The key of a whole name, in whatever order its words stand, and a birth date. */
    static Optional<String> ofName(String name, LocalDate birth) {
        Set<String> words = new TreeSet<>(NameKeys.words(name));
        return words.isEmpty() ? Optional.empty() : Optional.of("n:" + String.join(" ", words) + "|" + birth);
    }

    /** The key of a telephone number that is whole: ten digits, or more after a plus. */
    Optional<String> ofPhone(String typed) {
        String digits = typed.replaceAll("[^0-9]", "");
        if (typed.strip().startsWith("+") && !digits.startsWith("1")) {
            return digits.length() > 7 ? Optional.of(digest("p:" + digits)) : Optional.empty();
        }
        String national = digits.length() == NATIONAL + 1 && digits.startsWith("1") ? digits.substring(1) : digits;
        return national.length() == NATIONAL ? Optional.of(digest("p:1" + national)) : Optional.empty();
    }

    /** The key of a handle, with or without its sign. */
    Optional<String> ofHandle(String typed) {
        String handle = typed.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
        return handle.matches("[a-z0-9_][a-z0-9._-]{1,38}[a-z0-9_]")
                ? Optional.of(digest("h:" + handle))
                : Optional.empty();
    }

    private String digest(String plain) {
        byte[] bytes = master.steadyDigest(MasterKey.Purpose.BLIND_INDEX, plain.getBytes(StandardCharsets.UTF_8));
        return plain.substring(0, 2) + HexFormat.of().formatHex(bytes);
    }

    private static String join(@org.jspecify.annotations.Nullable String... names) {
        return Stream.of(names).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
