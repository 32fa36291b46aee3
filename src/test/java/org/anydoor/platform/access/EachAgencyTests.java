package org.anydoor.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anydoor.AnydoorTest;
import org.anydoor.platform.PlatformFixtures;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AnydoorTest
class EachAgencyTests {
    private final EachAgency each;
    private final AgencyId first = PlatformFixtures.agency("police");
    private final AgencyId second = PlatformFixtures.agency("school");
    private final AgencyId third = PlatformFixtures.agency("shelter");

    @Autowired
    EachAgencyTests(EachAgency each) {
        this.each = each;
    }

    @Test
    void whatFailsForOneIsDoneForTheOthersAndSaidAtTheEnd() {
        var done = new ArrayList<AgencyId>();
        assertThatThrownBy(() -> each.run("measures", List.of(first, second, third), it -> {
                    if (it.equals(second)) {
                        throw new IllegalArgumentException("not this one");
                    }
                    assertThat(Callers.current()).isEqualTo(Optional.of(new Caller.Job("measures", it)));
                    done.add(it);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Job measures failed for 1 of 3 agencies")
                .hasRootCauseMessage("not this one");
        assertThat(done).containsExactly(first, third);
    }

    @Test
    void everyAgencyHasItsTurnWalledOnesToo() {
        var turns = new ArrayList<AgencyId>();
        each.run("measures", turns::add);
        assertThat(turns).contains(first, second, third).doesNotHaveDuplicates();
        assertThat(turns).isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
    }
}
