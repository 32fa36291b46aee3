package org.anydoor.policy;

import java.util.List;

/** Conditions whose absence changes nothing, because the rest implies them; each with the reason why it stands all the same. */
final class EquivalentMutants {
    private EquivalentMutants() {}

    private record Equivalent(String of, String taken, String because) {}

    private static final String BOTH =
            "the function names the record and the policy the decision: either alone would do, see DestroyingTests";

    private static final String LOCKS = "what a lock keeps out is another transaction; HoldTests races them";

    private static final List<Equivalent> ALL = List.of(
            new Equivalent(
                    "\\S+ \\w+_granted using",
                    "(( SELECT platform.acting_agency() AS acting_agency) IS NOT NULL)",
                    "the view of grants is empty for whoever acts for no agency; asked first, it spares the public the view"),
            new Equivalent(
                    "platform.granted",
                    "(g.viewer_agency_id = ( SELECT platform.acting_agency() AS acting_agency))",
                    "who else sees the grant is its owner, who sees what it is about anyway; said for the index"),
            new Equivalent(
                    "platform.granted",
                    "(a.agency_id = g.viewer_agency_id)",
                    "the policy of assignments shows the acting agency's alone, and that is the viewer"),
            new Equivalent(
                    "care.referral referral_receiver using",
                    "(a.agency_id = referral.to_agency_id)",
                    "a foreign key binds each answer to the receiver of its referral; said here for the index"),
            new Equivalent(
                    "intake.handling handling_(sent_again|taken_back) using",
                    "(agency_id <> owner_agency_id)",
                    "the owner changes its own row under handling_own"),
            new Equivalent(
                    "platform.person person_(colleagues|administer) using",
                    "(m.agency_id = ( SELECT platform.acting_agency() AS acting_agency))",
                    "other memberships that one sees are one's own, and oneself one sees and changes anyway; said for the index"),
            new Equivalent(
                    "platform.work work_message_again using",
                    "(( SELECT platform.caller() AS caller) = 'receipt'::text)",
                    "only the holder of a receipt has one"),
            new Equivalent(
                    "platform.work work_referred with check",
                    "(r.agency_id = ( SELECT platform.acting_agency() AS acting_agency))",
                    "who else sees the referral is its receiver, and that opens its own work under work_own"),
            new Equivalent(
                    "platform.work work_sent with check",
                    "(g.owner_agency_id = ( SELECT platform.acting_agency() AS acting_agency))",
                    "who else sees the grant is its viewer, and that opens its own work under work_own"),
            new Equivalent(
                    "intake.my_receipt\\(\\)",
                    "r.digest = intake.proof_digest()",
                    "the policy of receipts shows the holder that one alone; said for the index"),
            new Equivalent("(intake|youth|care)\\.\\w+ \\w+_destroyed using", "platform.destroys(concern_id)", BOTH),
            new Equivalent("youth\\.\\w+ \\w+_destroyed using", "platform.destroys(record_id)", BOTH),
            new Equivalent("(intake|youth)\\.\\w+ \\w+_destroyed using", "platform.destroys(id)", BOTH),
            new Equivalent("intake.concern concern_unjoined using", "platform.destroys(joined_into)", BOTH),
            new Equivalent("intake.concern concern_unjoined with check", "(joined_into IS NULL)", BOTH),
            new Equivalent(
                    "(intake|care)\\.\\w+ \\w+_destroyed using",
                    "(platform.destroys(concern_id) OR platform.destroys(record_id))",
                    BOTH),
            new Equivalent("(intake|youth|care)\\.lock_\\w+\\(\\)", "x.concern_id = subject for update", LOCKS),
            new Equivalent("(intake|youth|care)\\.lock_\\w+\\(\\)", "x.id = subject for update", LOCKS),
            new Equivalent("youth\\.lock_openings\\(\\)", "x.subject_id = subject for update", LOCKS),
            new Equivalent("platform.lock_record\\(\\)", "w.reference = subject for update", LOCKS),
            new Equivalent("platform.lock_record\\(\\)", "p.kind = of_kind", LOCKS),
            new Equivalent(
                    "platform.data_key data_key_destroyed using",
                    "(agency_id = ( SELECT platform.acting_agency() AS acting_agency))",
                    "what is destroyed is the acting agency's own record, and its key is of the same agency"),
            new Equivalent(
                    "care.concern_standing\\(\\)",
                    "s.concern_id is not null",
                    "what names no concern has no owner, so no agency is told of it; said for whoever asks for all"),
            new Equivalent(
                    "care.record_standing\\(\\)",
                    "s.record_id is not null",
                    "what names no record has no owner, so no agency is told of it; said for whoever asks for all"),
            new Equivalent("platform.destroy(_again)?\\(\\)", "l.id = disposal", LOCKS),
            new Equivalent("care.lock_referrals\\(\\)", "subject in (x.concern_id, x.record_id) for update", LOCKS),
            new Equivalent(
                    "care.lock_referrals\\(\\)",
                    "x.reference in (select r.id from care.referral r where subject in (r.concern_id, r.record_id)) for update",
                    LOCKS),
            new Equivalent("care.lock_referrals\\(\\)", "subject in (r.concern_id, r.record_id)", LOCKS),
            new Equivalent(
                    "youth\\.match_key_(open|walled) \\w+ using",
                    "the whole policy",
                    "nobody is granted the parts; whoever destroys reaches them through the whole"),
            new Equivalent(
                    "platform.(erase|may_hold)\\(\\)",
                    "p.kind = of_kind",
                    "an id is of one kind of record: other kinds' functions find nothing"));

    static boolean contains(String of, String taken) {
        return ALL.stream().anyMatch(it -> of.matches(it.of()) && taken.equals(it.taken()));
    }
}
