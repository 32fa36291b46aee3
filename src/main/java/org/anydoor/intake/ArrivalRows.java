package org.anydoor.intake;

import java.time.Instant;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.db.Together;
import org.anydoor.platform.keys.Sealer;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of an arrival, in this module's own tables. */
@Repository
class ArrivalRows {
    private final ReceiptCodes codes;
    private final SenderDuties duties;
    private final JsonMapper json;

    ArrivalRows(ReceiptCodes codes, SenderDuties duties, JsonMapper json) {
        this.codes = codes;
        this.duties = duties;
        this.json = json;
    }

    /**
     * What is known of one arrival.
     *
     * @param minute when it arrived, as the concern keeps it
     * @param received when its clock began
     */
    record Facts(
            ConcernId id,
            AgencyId owner,
            Arrival arrival,
            Age age,
            Acknowledged answer,
            Instant minute,
            Instant received) {}

    void concern(Facts facts, Together together) {
        Arrival said = facts.arrival();
        Caller caller = Callers.current().orElseThrow();
        together.sql("""
                insert into intake.concern (id, agency_id, short, door, language, arrived_at, danger, harm, what, signs,
                  youth_called, youth_age, age_low, age_high, youth_gender, youth_look, place_said, place_id, when_said,
                  interpreter, self_report, case_number, sent_by_agency_id, sent_by_person_id, sent_by_client_id)
                values (:id, :owner, :short, :door, :language, :arrived, :danger, :harm, :what, :signs,
                  :called, :age, :low, :high, :gender, :look, :place, :placeId, :when,
                  :interpreter, :selfReport, :caseNumber, :byAgency, :byPerson, :byClient)
                """)
                .with("id", facts.id())
                .with("owner", facts.owner())
                .with("short", facts.answer().shortName())
                .with("door", said.door())
                .with("language", said.language().tag())
                .with("arrived", facts.minute())
                .with("danger", said.danger())
                .with("harm", said.harm())
                .with("what", said.what())
                .with("signs", said.signs())
                .with("called", said.whom().called())
                .with("age", said.whom().age())
                .with("low", facts.age().low())
                .with("high", facts.age().high())
                .with("gender", said.whom().gender())
                .with("look", said.whom().look())
                .with("place", said.placeSaid())
                .with("placeId", said.placeId())
                .with("when", said.whenSaid())
                .with("interpreter", said.interpreter())
                .with("selfReport", said.selfReport())
                .with("caseNumber", said.caseNumber())
                .with("byAgency", caller.agency().orElse(null))
                .with("byPerson", caller.person().orElse(null))
                .with("byClient", caller instanceof Caller.Client client ? client.id() : null);
    }

    /** Who told us and how to reach them, sealed; the receipt; the sender's own duty. */
    void told(Facts facts, Sealer sealer, Together together) {
        Arrival said = facts.arrival();
        if (said.reporter() != null) {
            byte[] body = sealer.seal(json.writeValueAsBytes(said.reporter()), Sealed.REPORTER);
            sealed(
                    "insert into intake.reporter (concern_id, agency_id, body) values (:id, :owner, :body)",
                    facts,
                    body,
                    together);
        }
        if (said.safeContact() != null) {
            byte[] body = sealer.seal(json.writeValueAsBytes(said.safeContact()), Sealed.SAFE_CONTACT);
            sealed(
                    "insert into intake.safe_contact (concern_id, agency_id, body) values (:id, :owner, :body)",
                    facts,
                    body,
                    together);
        }
        if (facts.answer().code() != null) {
            receipt(facts, facts.answer().code(), together);
        }
        if (said.mandated() != null) {
            duties.open(facts, said.mandated(), sealer, together);
        }
    }

    private static void sealed(String sql, Facts facts, byte[] body, Together together) {
        together.sql(sql).with("id", facts.id()).with("owner", facts.owner()).with("body", body);
    }

    private void receipt(Facts facts, ReceiptCode code, Together together) {
        ReceiptCodes.Digest digest = codes.digest(code);
        together.sql("""
                insert into intake.receipt (concern_id, agency_id, key_version, digest)
                values (:id, :owner, :version, :digest)
                """)
                .with("id", facts.id())
                .with("owner", facts.owner())
                .with("version", digest.version())
                .with("digest", digest.bytes());
    }

    void handling(Facts facts, Together together) {
        Arrival said = facts.arrival();
        Arrived.UrgencySays urgency = facts.answer().urgency();
        together.sql("""
                insert into intake.handling (concern_id, agency_id, owner_agency_id, urgency, reason_key, door, language,
                  interpreter, harm, arrived_at, received_at, due_at)
                values (:id, :owner, :owner, :urgency, :reason, :door, :language, :interpreter, :harm, :arrived, :received, :due)
                """)
                .with("id", facts.id())
                .with("owner", facts.owner())
                .with("urgency", urgency.urgency())
                .with("reason", urgency.reasonKey())
                .with("door", said.door())
                .with("language", said.language().tag())
                .with("interpreter", said.interpreter())
                .with("harm", said.harm())
                .with("arrived", facts.minute())
                .with("received", facts.received())
                .with("due", urgency.due());
    }
}
