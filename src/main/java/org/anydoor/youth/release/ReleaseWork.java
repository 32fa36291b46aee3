package org.anydoor.youth.release;

import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.mail.Notices;
import org.anydoor.platform.work.Work;
import org.springframework.stereotype.Component;

/** What a release tells its recipient: that there is one, and that it has ended. The rows name the release and nobody. */
@Component
class ReleaseWork {
    static final String MODULE = "youth";
    static final String GIVEN = "release-given";
    static final String ENDED = "release-ended";
    private static final String AUTHORITY = "the young person's release";

    private final Work work;
    private final Notices notices;

    ReleaseWork(Work work, Notices notices) {
        this.work = work;
        this.notices = notices;
    }

    void signed(Release release) {
        tell(release, GIVEN, 3);
    }

    void ended(Release release) {
        tell(release, ENDED, 2);
    }

    private void tell(Release release, String kind, int rank) {
        AgencyId to = release.recipient().agency();
        if (to != null) {
            work.open(new Work.Wait(MODULE, kind, release.id().value(), to, rank, null, AUTHORITY));
            notices.tell(to, null, "release");
        }
    }

    void noted(ReleaseId release, AgencyId by) {
        work.done(MODULE, GIVEN, release.value(), by);
        work.done(MODULE, ENDED, release.value(), by);
    }
}
