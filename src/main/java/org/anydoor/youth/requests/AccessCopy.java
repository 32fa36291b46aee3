package org.anydoor.youth.requests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Disclosure;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.SafeContact;
import org.anydoor.youth.SafeContacts;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A young person's own copy of what one agency keeps of them (Minn. Stat. 13.04 subd. 3): private data, as people read it and as
 * programs do. What others told about them, who told, notes of a case and safety notes of the staff are confidential or others'
 * data; the copy says that they are held back and by which law.
 */
@Service
@Transactional
public class AccessCopy {
    private final Youth youth;
    private final SafeContacts contacts;
    private final Disagreements disagreements;
    private final ObjectProvider<Disclosure.Source> sources;
    private final Rights rights;
    private final Audit audit;
    private final JsonMapper json;
    private final Messages messages;

    AccessCopy(
            Youth youth,
            SafeContacts contacts,
            Disagreements disagreements,
            ObjectProvider<Disclosure.Source> sources,
            Rights rights,
            Audit audit,
            JsonMapper json,
            Messages messages) {
        this.youth = youth;
        this.contacts = contacts;
        this.disagreements = disagreements;
        this.sources = sources;
        this.rights = rights;
        this.audit = audit;
        this.json = json;
        this.messages = messages;
    }

    /**
     * A ZIP with a page in English, one in the young person's own language where that is one of ours, and JSON; recorded as taken
     * out. Only for the subject's own request, verified.
     */
    public Optional<byte[]> of(Request request) {
        YouthId id = request.youth();
        if (request.kind() != Request.Kind.SUBJECT
                || id == null
                || request.checks().verified() == null) {
            return Optional.empty();
        }
        AgencyId agency = Members.current().actingFor();
        return youth.read(id).filter(it -> it.owner().equals(agency)).map(record -> {
            audit.record("requests.copy", id.value(), agency);
            return zip(record);
        });
    }

    /** English stands beside every other language, since no translation has been reviewed for this record. */
    private static Set<Language> languages(YouthRecord record) {
        Set<Language> all = EnumSet.of(Language.EN);
        Optional.ofNullable(record.details().language()).flatMap(Language::find).ifPresent(all::add);
        return all;
    }

    /** A part of the copy: its heading and its lines, each with its name. */
    private record Section(String key, Map<String, String> lines) {}

    private List<Section> sections(YouthRecord record, Text text) {
        List<Section> all = new ArrayList<>();
        all.add(new Section("who", who(record, text)));
        contacts.read(record.id()).ifPresent(it -> all.add(new Section("contact", contact(it, text))));
        Map<String, String> said = new LinkedHashMap<>();
        disagreements.of(record.id()).forEach(it -> put(said, text.when(it.at()), it.words()));
        all.add(new Section("disagreements", said));
        Map<String, String> told = new LinkedHashMap<>();
        sources.stream()
                .flatMap(it -> it.of(record.id().value()).stream())
                .sorted(java.util.Comparator.comparing(Disclosure::at))
                .forEach(it -> put(told, text.when(it.at()), disclosed(it, text)));
        all.add(new Section("disclosures", told));
        return all;
    }

    private Map<String, String> who(YouthRecord record, Text text) {
        YouthDetails it = record.details();
        Map<String, String> lines = new LinkedHashMap<>();
        put(lines, text.t("youth.copy.keeper"), rights.name(record.owner()));
        put(lines, text.t("youth.copy.called"), it.called());
        put(lines, text.t("youth.copy.pronouns"), it.pronouns());
        put(lines, text.t("youth.copy.given"), it.givenName());
        put(lines, text.t("youth.copy.surname"), it.surname());
        put(lines, text.t("youth.copy.with"), it.nameUsedWith());
        put(
                lines,
                text.t("youth.copy.birth"),
                it.birthDate() == null ? null : it.birthDate().toString());
        put(
                lines,
                text.t("youth.copy.age"),
                it.ageOn(youth.today())
                        .map(age -> age.isExact() ? Integer.toString(age.low()) : age.low() + "–" + age.high())
                        .orElse(null));
        put(lines, text.t("youth.copy.opened"), text.day(record.madeAt()));
        return lines;
    }

    private static Map<String, String> contact(SafeContact it, Text text) {
        Map<String, String> lines = new LinkedHashMap<>();
        put(lines, text.t("youth.copy.way"), it.way());
        put(lines, text.t("youth.copy.hours"), it.hours());
        put(lines, text.t("youth.copy.ask-for"), it.askFor());
        put(lines, text.t("youth.copy.we-are"), it.weAre());
        put(lines, text.t("youth.copy.seen-by"), it.deviceSeenBy());
        put(lines, text.t("youth.copy.code"), it.codeWord());
        return lines;
    }

    private static String disclosed(Disclosure it, Text text) {
        String authority = it.authority();
        String what = "youth.copy.what." + it.category();
        return text.t(
                "youth.copy.told",
                it.to(),
                text.t(text.has(what) ? what : "youth.copy.what.other"),
                authority == null ? text.t("youth.copy.by-release") : authority);
    }

    /** Two lines of one minute stand one under the other. */
    private static void put(Map<String, String> lines, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.merge(name, value, (one, other) -> one + "\n" + other);
        }
    }

    private byte[] zip(YouthRecord record) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Language language : languages(record)) {
                Text text = messages.in(language);
                zip.putNextEntry(new ZipEntry("record-" + language.tag() + ".html"));
                zip.write(html(sections(record, text), text).getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("record.json"));
            zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content(record)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Map<String, Object> content(YouthRecord record) {
        Text text = messages.in(Language.EN);
        Map<String, Object> content = new LinkedHashMap<>();
        sections(record, text).forEach(it -> content.put(it.key(), it.lines()));
        content.put("heldBack", text.t("youth.copy.held-back"));
        return content;
    }

    private static String html(List<Section> sections, Text text) {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"")
                .append(text.language().tag())
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(text.t("youth.copy.title")))
                .append("</title></head><body><main><h1>")
                .append(escaped(text.t("youth.copy.title")))
                .append("</h1>\n<p>")
                .append(escaped(text.t("youth.copy.lede")))
                .append("</p>\n");
        for (Section it : sections) {
            page.append("<h2>")
                    .append(escaped(text.t("youth.copy." + it.key())))
                    .append("</h2>\n");
            page.append(it.lines().isEmpty() ? "<p>" + escaped(text.t("youth.copy.nothing")) + "</p>" : "<dl>");
            it.lines()
                    .forEach((name, value) -> page.append("<dt>")
                            .append(escaped(name))
                            .append("</dt><dd>")
                            .append(escaped(value).replace("\n", "<br>"))
                            .append("</dd>\n"));
            page.append(it.lines().isEmpty() ? "" : "</dl>\n");
        }
        return page.append("<h2>")
                .append(escaped(text.t("youth.copy.kept-back")))
                .append("</h2><p>")
                .append(escaped(text.t("youth.copy.held-back")))
                .append("</p></main></body></html>\n")
                .toString();
    }

    private static String escaped(String plain) {
        return org.springframework.web.util.HtmlUtils.htmlEscape(plain, "UTF-8");
    }
}
