package org.anydoor.platform.access.web;

import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.People;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.TeamId;
import org.anydoor.platform.access.Teams;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The teams of one's own agency: made, named, filled and closed. */
@Controller
@RequestMapping("/app/administration/teams")
class TeamPages {
    private static final String LIST = "/app/administration/teams";
    private static final int LONGEST_NAME = 60;

    private final Teams teams;
    private final People people;

    TeamPages(Teams teams, People people) {
        this.teams = teams;
        this.people = people;
    }

    /** A team as typed. */
    record TeamForm(@Nullable String name, @Nullable List<String> members, int version) {
        String check(Form form) {
            String line = Typed.line(name);
            if (line.isEmpty() || line.length() > LONGEST_NAME) {
                form.refuse("name", "platform.teams.name-wrong", LONGEST_NAME);
            }
            return line;
        }
    }

    @GetMapping
    String list(Form form, Model model) {
        model.addAttribute("teams", teams.list());
        return "platform/access/teams";
    }

    @PostMapping
    String make(Form form, TeamForm typed, Model model) {
        String name = typed.check(form);
        if (!form.isWrong()) {
            refuse(form, teams.make(name));
        }
        return form.isWrong() ? list(form, model) : "redirect:" + LIST;
    }

    @GetMapping("/{id}")
    String team(@PathVariable UUID id, Form form, Page page, Model model) {
        Teams.Team team = teams.find(new TeamId(id)).orElseThrow(NotFound::new);
        form.fillAll(
                "members",
                form.value("version").isEmpty()
                        ? team.members().stream()
                                .map(it -> it.id().value().toString())
                                .toList()
                        : List.of());
        form.fill("name", team.name()).fill("version", team.version());
        model.addAttribute("team", team);
        model.addAttribute("people", options(team, page));
        return "platform/access/team";
    }

    private List<Option> options(Teams.Team team, Page page) {
        return people.list("access.people-read").stream()
                .filter(it -> !it.shutOut() || team.has(it.id()))
                .map(it -> new Option(
                        it.id().value().toString(),
                        it.name(),
                        it.shutOut() ? page.t("platform.administration.shut-out") : it.username()))
                .toList();
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, Form form, TeamForm typed, Page page, Model model) {
        Teams.Team team = teams.find(new TeamId(id)).orElseThrow(NotFound::new);
        String name = typed.check(form);
        List<String> known = options(team, page).stream().map(Option::value).toList();
        List<PersonId> members = PersonForm.chosen(typed.members(), known).stream()
                .map(PersonId::of)
                .toList();
        if (!form.isWrong()) {
            refuse(form, change(new Teams.Change(team.id(), typed.version(), name, members)));
        }
        return form.isWrong() ? team(id, form, page, model) : "redirect:" + LIST;
    }

    /** The index decides between two who give the same name at the same moment. */
    private Teams.Outcome change(Teams.Change change) {
        try {
            return teams.change(change);
        } catch (DuplicateKeyException sameNameMeanwhile) {
            return new Teams.Outcome.NameTaken();
        }
    }

    @PostMapping("/{id}/close")
    String close(@PathVariable UUID id, @RequestParam int version, Form form, Page page, Model model) {
        Teams.Team team = teams.find(new TeamId(id)).orElseThrow(NotFound::new);
        refuse(form, teams.close(team.id(), version));
        form.fillAll(
                "members",
                team.members().stream().map(it -> it.id().value().toString()).toList());
        return form.isWrong() ? team(id, form, page, model) : "redirect:" + LIST;
    }

    private static void refuse(Form form, Teams.Outcome outcome) {
        switch (outcome) {
            case Teams.Outcome.Done done -> {}
            case Teams.Outcome.NameTaken taken -> form.refuse("name", "platform.teams.name-taken");
            case Teams.Outcome.Overtaken overtaken -> form.refuse("name", "platform.administration.changed-meanwhile");
            case Teams.Outcome.StillHolds holds -> form.refuse("close", "platform.teams.still-holds", holds.waiting());
        }
    }
}
