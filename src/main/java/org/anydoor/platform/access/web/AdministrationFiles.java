package org.anydoor.platform.access.web;

import java.util.List;
import java.util.stream.Collectors;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.AgencyAffairs;
import org.anydoor.platform.access.Agreements;
import org.anydoor.platform.access.Teams;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The lists of administration as files: agencies, sharing agreements, teams. */
@Controller
class AdministrationFiles {
    private final AgencyAffairs agencies;
    private final Agreements agreements;
    private final Teams teams;

    AdministrationFiles(AgencyAffairs agencies, Agreements agreements, Teams teams) {
        this.agencies = agencies;
        this.agreements = agreements;
        this.teams = teams;
    }

    @GetMapping("/app/administration/agencies/csv")
    ResponseEntity<byte[]> agencies(Page page) {
        List<Agencies.Agency> all = agencies.export();
        return CsvAnswer.of(
                "agencies",
                new Csv<Agencies.Agency>()
                        .column(page.t("platform.administration.name"), Agencies.Agency::name)
                        .column(page.t("platform.administration.kind"), it -> page.t("platform.kind." + it.kind()))
                        .column(
                                page.t("platform.administration.walled"),
                                it -> it.walled() ? page.t("platform.administration.walled") : "")
                        .of(all));
    }

    @GetMapping("/app/administration/agreements/csv")
    ResponseEntity<byte[]> agreements(Page page) {
        List<Agreements.Agreement> all = agreements.export();
        return CsvAnswer.of(
                "agreements",
                new Csv<Agreements.Agreement>()
                        .column(page.t("platform.agreement.owner"), it -> page.t("platform.kind." + it.owner()))
                        .column(page.t("platform.agreement.viewer"), it -> page.t("platform.kind." + it.viewer()))
                        .column(
                                page.t("platform.agreement.category"),
                                it -> page.t("platform.category." + it.category()))
                        .column(page.t("platform.agreement.purpose"), it -> page.t("platform.purpose." + it.purpose()))
                        .column(page.t("platform.agreement.authority"), Agreements.Agreement::authority)
                        .column(page.t("platform.csv.from"), Agreements.Agreement::from)
                        .column(page.t("platform.csv.until"), Agreements.Agreement::until)
                        .of(all));
    }

    @GetMapping("/app/administration/teams/csv")
    ResponseEntity<byte[]> teams(Page page) {
        List<Teams.Team> all = teams.export();
        return CsvAnswer.of(
                "teams",
                new Csv<Teams.Team>()
                        .column(page.t("platform.administration.name"), Teams.Team::name)
                        .column(
                                page.t("platform.csv.members"),
                                it -> it.members().stream()
                                        .map(Teams.Member::name)
                                        .collect(Collectors.joining(", ")))
                        .of(all));
    }
}
