package org.anydoor.intake.triage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.intake.ConcernPanel;
import org.anydoor.intake.Routing;
import org.anydoor.intake.SafeReach;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.audit.HistoryLine;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of one concern shows to one reader; what they may not see is simply not in it.
 *
 * @param own the reader's agency's handling
 * @param all the handlings that the reader sees, their own among them
 * @param toldWho whether the reader may know who told us, whether or not anything was said about them
 * @param ownerClosed when the owner closed it, for a reader elsewhere
 * @param hasReader whether somebody holds a receipt
 * @param codeChanged when whoever holds the receipt had its code replaced
 * @param messageWaits whether the reporter wrote and waits for an answer
 * @param safe what is known of a safe way to reach a young person who wrote; nothing where somebody else wrote
 * @param names of persons and teams, as far as the reader may know them
 */
public record ConcernFile(
        Concern concern,
        Handling own,
        List<Handling> all,
        Room out,
        List<Talk.Note> notes,
        @Nullable SafeReach safe,
        List<Translations.Translation> translations,
        Related related,
        Duties duties,
        Choices choices,
        boolean toldWho,
        @Nullable Instant ownerClosed,
        List<Shares.Live> shares,
        List<HistoryLine> history,
        List<ConcernPanel.Panel> panels,
        Map<UUID, String> names,
        PersonId me) {

    /** The room that leads out, to the reporter. */
    public record Room(
            List<Talk.Message> messages,
            boolean hasReader,
            @Nullable Instant codeChanged,
            boolean messageWaits) {}

    /** Other concerns, and records of young people, that belong to this one. */
    public record Related(
            List<Likeness> candidates,
            List<Concern> joined,
            @Nullable Concern joinedInto,
            List<About.Linked> linked) {}

    /** Clocks of the law. */
    public record Duties(Optional<Reports.Report> report, List<CrossProofs.CrossNotice> notices) {}

    /** To whom it can be given, here and elsewhere. */
    public record Choices(
            List<Colleagues.Named> people,
            List<Colleagues.Named> teams,
            List<Agencies.Agency> receivers,
            List<Routing.Proposal> proposals,
            List<Agencies.Agency> agencies,
            Instant nextLook) {}

    public String agencyName(AgencyId id) {
        return choices.agencies().stream()
                .filter(it -> it.id().equals(id))
                .map(Agencies.Agency::name)
                .findFirst()
                .orElse("");
    }

    /** The first passage said in another language that nobody has translated yet. */
    public Optional<Concern.Field> untranslated() {
        return Stream.of(Concern.Field.values())
                .filter(it -> !Objects.requireNonNullElse(concern.said(it), "").isBlank())
                .filter(it -> translations.stream().noneMatch(done -> done.of().equals(Translations.Of.field(it))))
                .findFirst();
    }

    public Handling owners() {
        return all.stream().filter(Handling::isOwners).findFirst().orElse(own);
    }

    /** Where the copies stand that went to other agencies; nowhere for a reader who does not own it. */
    public Elsewhere elsewhere() {
        return own.isOwners()
                ? Elsewhere.of(copies().stream().map(Elsewhere.Copy::of).toList())
                : Elsewhere.NOWHERE;
    }

    /** Copies of the owner's that other agencies still have in hand. */
    public List<Handling> elsewhereOpen() {
        return own.isOwners()
                ? copies().stream().filter(it -> it.state().isOpen()).toList()
                : List.of();
    }

    /** Whether the present step is to look again: it was accepted here, or all who have it work on it. */
    public boolean looksAgain() {
        return own.state() == State.ACCEPTED || own.state() == State.ACKNOWLEDGED && elsewhere() == Elsewhere.HELPS;
    }

    /** Copies that went to other agencies, as far as the reader sees them. */
    public List<Handling> copies() {
        return all.stream().filter(it -> !it.isOwners()).toList();
    }
}
