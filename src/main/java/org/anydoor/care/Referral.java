package org.anydoor.care;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.directory.ServiceId;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.youth.YouthId;
import org.jspecify.annotations.Nullable;

/**
 * One request to help a young person, from one agency to another, as the reader may know it.
 *
 * @param youthCalled the name that the sender chose to tell, and all that is told besides the summary
 * @param basis what lets it be told; unknown of referrals from before it was asked
 * @param answer as far as the reader may see it; of a walled receiver the sender never sees one (34 USC 12291(b)(2))
 */
public record Referral(
        ReferralId id,
        String shortName,
        Party sender,
        Party receiver,
        boolean walled,
        ServiceId service,
        String serviceName,
        @Nullable UUID concern,
        @Nullable YouthId youth,
        String youthCalled,
        String summary,
        @Nullable Basis basis,
        Instant sentAt,
        PersonId sentBy,
        Instant answerDue,
        @Nullable Instant withdrawnAt,
        @Nullable Answer answer,
        int version) {

    /** An agency by its public name. */
    public record Party(AgencyId id, String name) {}

    /** Whether the agency sent it. */
    public boolean isFrom(AgencyId agency) {
        return sender.id().equals(agency);
    }

    /** In whose trail it stands that the reader saw it: what a walled receiver does stands in its own alone. */
    AgencyId ownerInAudit(AgencyId reader) {
        return walled && receiver.id().equals(reader) ? reader : sender.id();
    }

    /** Where it stands for a reader of the agency at a moment. */
    public ReferralState state(AgencyId reader, Instant now) {
        if (isFrom(reader) && walled) {
            return withdrawnAt == null ? ReferralState.DELIVERED : ReferralState.WITHDRAWN;
        }
        return switch (answer) {
            case Answer.Accepted accepted -> ReferralState.ACCEPTED;
            case Answer.Declined declined -> ReferralState.DECLINED;
            case null -> unanswered(now);
        };
    }

    private ReferralState unanswered(Instant now) {
        if (withdrawnAt != null) {
            return ReferralState.WITHDRAWN;
        }
        return now.isBefore(answerDue) ? ReferralState.WAITING : ReferralState.NO_ANSWER;
    }

    /** Whether the time for an answer is over, whatever was answered. */
    public boolean isTimeOver(Instant now) {
        return !now.isBefore(answerDue);
    }

    /** The answer, if there is one that the reader may see. */
    public Optional<Answer> answered() {
        return Optional.ofNullable(answer);
    }
}
