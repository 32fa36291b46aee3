package org.anydoor.youth.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.anydoor.youth.links.Links;
import org.anydoor.youth.links.Pair;
import org.springframework.stereotype.Component;

/** The records that are one young person for this reader; those that they may not see are not told, nor that there are any. */
@Component
class Connected {
    private final Youth youth;
    private final Links links;
    private final PairWords words;
    private final Rights rights;
    private final Members members;

    Connected(Youth youth, Links links, PairWords words, Rights rights, Members members) {
        this.youth = youth;
        this.links = links;
        this.words = words;
        this.rights = rights;
        this.members = members;
    }

    /** The opened record first, then those linked with it, as far as they are the reader's to see; each is recorded as read. */
    Links.Linked with(YouthRecord opened) {
        Links.Linked others = links.beside(opened.id());
        List<YouthRecord> all = new ArrayList<>(List.of(opened));
        all.addAll(others.records());
        Set<YouthId> known = new HashSet<>(others.known());
        known.add(opened.id());
        return new Links.Linked(all, known);
    }

    List<ThreadView.Member> members(Links.Linked thread, AgencyId reader, Text text) {
        return thread.records().stream()
                .map(it -> new ThreadView.Member(
                        YouthRow.of(it, youth.today(), text),
                        rights.name(it.owner()),
                        authority(it, reader, text),
                        thread.known().contains(it.id())))
                .toList();
    }

    private String authority(YouthRecord record, AgencyId reader, Text text) {
        if (record.owner().equals(reader)) {
            return text.t("youth.thread.own");
        }
        return rights.grants(record.id().value()).stream()
                .filter(it -> it.category().equals("identity"))
                .findFirst()
                .map(it -> it.authority() == null ? text.t("youth.access.release") : it.authority())
                .orElseGet(() -> matching(record.owner(), text));
    }

    /** The agreement's own authority, which alone opens the record to be matched. */
    private String matching(AgencyId owner, Text text) {
        String kind = members.find().orElseThrow().agency().kind();
        return rights.agreements(owner, "identity").stream()
                .filter(it -> it.purpose().equals("matching") && it.viewerKind().equals(kind))
                .findFirst()
                .map(it -> text.t("youth.thread.matching", it.authority()))
                .orElse("");
    }

    /** One line for each pair that stands linked. */
    List<ThreadView.Link> links(List<YouthRecord> all, AgencyId reader, Text text) {
        Map<YouthId, YouthRecord> byId = all.stream().collect(Collectors.toMap(YouthRecord::id, it -> it));
        return links.because(byId.keySet()).stream()
                .map(it -> {
                    Pair pair = it.line().pair();
                    YouthRecord first = Objects.requireNonNull(byId.get(pair.first()));
                    YouthRecord second = Objects.requireNonNull(byId.get(pair.second()));
                    return new ThreadView.Link(
                            named(first, text),
                            named(second, text),
                            words.said(it, text),
                            PairWords.path(pair),
                            first.owner().equals(reader) || second.owner().equals(reader));
                })
                .toList();
    }

    private String named(YouthRecord record, Text text) {
        return text.t("youth.thread.of", record.details().called(), rights.name(record.owner()));
    }
}
