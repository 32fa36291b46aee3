package org.anydoor.youth.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.AgeRange;
import org.anydoor.youth.SafeContact;
import org.anydoor.youth.SafeContacts;
import org.anydoor.youth.ThreadPanel;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.anydoor.youth.links.Links;
import org.anydoor.youth.release.Releases;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what every module has to say about one young person; each panel decides for itself what this reader needs. */
@Component
class Threads {
    private static final Duration RECENT = Duration.ofDays(90);

    private final Youth youth;
    private final SafeContacts contacts;
    private final Releases releases;
    private final Rights rights;
    private final ObjectProvider<ThreadPanel> panels;
    private final Connected connected;
    private final Clock clock;

    Threads(
            Youth youth,
            SafeContacts contacts,
            Releases releases,
            Rights rights,
            ObjectProvider<ThreadPanel> panels,
            Connected connected,
            Clock clock) {
        this.youth = youth;
        this.contacts = contacts;
        this.releases = releases;
        this.rights = rights;
        this.panels = panels;
        this.connected = connected;
        this.clock = clock;
    }

    /** The page, recorded as read; empty where there is no such record for this reader. */
    @Transactional
    public Optional<ThreadView> find(YouthId id, Text text) {
        return youth.read(id).map(record -> thread(record, text));
    }

    private ThreadView thread(YouthRecord record, Text text) {
        AgencyId reader = Callers.current().flatMap(Caller::agency).orElseThrow();
        boolean own = record.owner().equals(reader);
        SafeContact contact = contacts.read(record.id()).orElse(null);
        Links.Linked thread = connected.with(record);
        List<YouthRecord> all = thread.records();
        List<ThreadView.Entry> entries = entries(thread, text);
        Instant since = clock.instant().minus(RECENT);
        Optional<AgeRange> age = record.details().ageOn(youth.today());
        return new ThreadView(
                YouthRow.of(record, youth.today(), text).withFlagsOf(all, text),
                rights.name(record.owner()),
                own,
                own ? List.of() : under(record, text),
                contact != null || own && rights.has("contact"),
                contact,
                rules(age, text),
                decides(age, text),
                panels.orderedStream()
                        .flatMap(panel -> panel.action(record.id()).stream())
                        .toList(),
                entries.stream().filter(it -> !it.at().isBefore(since)).toList(),
                entries.stream().filter(it -> it.at().isBefore(since)).toList(),
                connected.members(thread, reader, text),
                connected.links(all, reader, text));
    }

    /** By which releases another agency's record is shown to this reader. */
    private List<String> under(YouthRecord record, Text text) {
        return releases.showing(record.id()).stream()
                .map(it ->
                        text.t("youth.release.under", text.day(it.signedOn()), text.day(releases.lastDay(it.until()))))
                .toList();
    }

    private List<ThreadView.Entry> entries(Links.Linked thread, Text text) {
        return thread.records().stream()
                .filter(it -> thread.known().contains(it.id()))
                .flatMap(it -> entries(it, text))
                .sorted(Comparator.comparing(ThreadView.Entry::at).reversed())
                .toList();
    }

    private Stream<ThreadView.Entry> entries(YouthRecord record, Text text) {
        var opened = new ThreadView.Entry(
                record.madeAt(), text.t("youth.thread.opened"), "", rights.name(record.owner()), "", false);
        Stream<ThreadView.Entry> gathered = panels.orderedStream()
                .flatMap(panel -> panel.lines(record.id()).stream()
                        .map(it -> new ThreadView.Entry(
                                it.at(),
                                it.title(),
                                it.text(),
                                text.t("youth.thread.by", text.t(panel.titleKey()), it.by()),
                                it.path(),
                                it.alert())));
        return Stream.concat(gathered, Stream.of(opened));
    }

    private static List<String> rules(Optional<AgeRange> age, Text text) {
        String service = age.map(it -> Db.word(it.serviceAge())).orElse("unknown");
        String child = age.map(it -> Db.word(it.childProtectionAge())).orElse("unknown");
        return List.of(text.t("youth.rule.service-" + service), text.t("youth.rule.child-" + child));
    }

    private static @Nullable String decides(Optional<AgeRange> age, Text text) {
        return switch (age.map(AgeRange::childProtectionAge).orElse(AgeRange.Fits.YES)) {
            case YES -> null;
            case NO -> text.t("youth.rule.decides");
            case UNSURE -> text.t("youth.rule.decides-if");
        };
    }
}
