package org.anydoor.youth.release.web;

import java.time.LocalDate;
import java.util.List;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Messages;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.YouthRecord;
import org.anydoor.youth.release.Release;
import org.anydoor.youth.release.Releases;
import org.springframework.stereotype.Component;

/** Puts a release into the words and days of its reader. */
@Component
class ReleaseViews {
    private final Releases releases;
    private final Rights rights;
    private final Messages messages;

    ReleaseViews(Releases releases, Rights rights, Messages messages) {
        this.releases = releases;
        this.rights = rights;
        this.messages = messages;
    }

    ReleaseView of(YouthRecord record, Release release) {
        LocalDate last = releases.lastDay(release.until());
        Release.Ended ended = release.ended();
        return new ReleaseView(
                release,
                record.details().called(),
                rights.name(record.owner()),
                release.state(releases.now()),
                releases.day(release.from()),
                last,
                ended == null ? last : releases.day(ended.at()),
                "/app/youth/" + release.youth().value() + "/releases/" + release.number(),
                texts(release.language()));
    }

    private List<Text> texts(Language language) {
        return language == Language.EN
                ? List.of(messages.in(Language.EN))
                : List.of(messages.in(language), messages.in(Language.EN));
    }
}
