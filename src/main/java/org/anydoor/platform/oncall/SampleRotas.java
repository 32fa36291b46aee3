package org.anydoor.platform.oncall;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.db.Ids;
import org.anydoor.platform.sample.SampleChapter;
import org.anydoor.platform.sample.SampleTown;
import org.springframework.stereotype.Component;

/** Rotas of the sample community: intake's has a gap on Saturday night, the police read around the clock, schools have none. */
@Component
class SampleRotas implements SampleChapter {
    private static final Set<DayOfWeek> WEEK = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> WORK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final Rotas rotas;
    private final DutyHours hours;
    private final Ids ids;

    SampleRotas(Rotas rotas, DutyHours hours, Ids ids) {
        this.rotas = rotas;
        this.hours = hours;
        this.ids = ids;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public void write(SampleTown town) {
        intake(town, town.the("intake"));
        police(town, town.the("police"));
        protection(town, town.the("child-protection"));
    }

    private void intake(SampleTown town, SampleTown.Agency agency) {
        town.actFor(agency.id());
        shift(agency, WORK, "08:00", "18:00", true, 0, 1, 2);
        shift(agency, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), "18:00", "08:00", false, 1, 2);
        shift(agency, EnumSet.of(DayOfWeek.FRIDAY), "18:00", "08:00", false, 2, 0);
        shift(agency, EnumSet.of(DayOfWeek.SATURDAY), "08:00", "18:00", false, 0, 1);
        shift(agency, EnumSet.of(DayOfWeek.SUNDAY), "08:00", "20:00", false, 1, 2);
        shift(agency, EnumSet.of(DayOfWeek.SUNDAY), "20:00", "08:00", false, 2, 0);
        rotas.cover(agency.id(), new Cover(rotas.today().plusDays(1), person(agency, 0), person(agency, 1)));
        hours.refresh(agency.id());
    }

    private void police(SampleTown town, SampleTown.Agency agency) {
        town.actFor(agency.id());
        shift(agency, WEEK, "07:00", "19:00", true, 0, 2);
        shift(agency, WEEK, "19:00", "07:00", true, 1, 2);
        hours.refresh(agency.id());
    }

    private void protection(SampleTown town, SampleTown.Agency agency) {
        town.actFor(agency.id());
        shift(agency, WORK, "08:00", "16:30", true, 0, 1, 2);
        shift(agency, WORK, "16:30", "08:00", false, 1, 2);
        shift(agency, EnumSet.complementOf(EnumSet.copyOf(WORK)), "08:00", "08:00", false, 2, 0);
        hours.refresh(agency.id());
    }

    private void shift(
            SampleTown.Agency agency, Set<DayOfWeek> days, String starts, String ends, boolean reads, int... line) {
        List<PersonId> people =
                Arrays.stream(line).mapToObj(it -> person(agency, it)).toList();
        rotas.insert(
                agency.id(),
                new Shift(ids.ordered(), days, LocalTime.parse(starts), LocalTime.parse(ends), reads, people, 1));
    }

    private static PersonId person(SampleTown.Agency agency, int number) {
        return agency.people().get(number).id();
    }
}
