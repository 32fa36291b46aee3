package org.anydoor.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anydoor.directory.CrisisLine;
import org.anydoor.directory.CrisisLines;
import org.anydoor.intake.Door;
import org.anydoor.platform.web.Page;
import org.anydoor.prevention.Signs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the description of a door into what its pages show. */
@Component
class DoorViews {

    /** Whom a young person may talk to before anybody else is told. */
    private static final List<String> PRIVATE_LINES = List.of("day-one", "trafficking", "runaway", "crisis");

    private final FormState states;
    private final Signs signs;
    private final CrisisLines lines;
    private final Checks checks;

    DoorViews(FormState states, Signs signs, CrisisLines lines, Checks checks) {
        this.checks = checks;
        this.states = states;
        this.signs = signs;
        this.lines = lines;
    }

    /** What the door asks in this step; the signs to choose from are those of the door. */
    List<Question> questions(Door door, String step) {
        return Ask.of(door, step).stream()
                .flatMap(ask -> questions(door, ask).stream())
                .toList();
    }

    private List<Question> questions(Door door, Ask ask) {
        if (ask != Ask.SIGNS) {
            return ask.questions();
        }
        List<Signs.Offered> offered = signs.ofSet(door.signSet());
        List<String> all = offered.stream().map(Signs.Offered::key).toList();
        List<String> rare = offered.stream()
                .filter(Signs.Offered::rare)
                .map(Signs.Offered::key)
                .toList();
        return all.isEmpty()
                ? List.of()
                : ask.questions().stream().map(it -> it.offering(all, rare)).toList();
    }

    List<GroupView> groups(Voice voice, String step) {
        Door door = voice.door();
        String mandated = phone("child-protection");
        return Ask.of(door, step).stream()
                .map(ask -> GroupView.of(voice, ask, questions(door, ask), mandated))
                .filter(it -> !it.questions().isEmpty())
                .toList();
    }

    StepView step(Page page, Door door, Draft draft) {
        Voice voice = new Voice(page.text(), door);
        String step = draft.step(door);
        int at = door.steps().indexOf(step);
        String next = at + 1 < door.steps().size() ? door.steps().get(at + 1) : Draft.LOOK;
        return new StepView(
                page.to(page.path()),
                states.seal(draft.form()),
                step,
                voice.t("intake.step." + step),
                voice.t("intake.step." + step + ".heading"),
                voice.find("intake.step." + step + ".note"),
                marks(voice, at),
                at + 1,
                groups(voice, step),
                nextLabel(voice, step, next),
                voice.t("intake.danger.text"),
                step.equals("before") ? privateLines() : List.of(),
                door.oneScreen() ? phone("missing") : null);
    }

    private static String nextLabel(Voice voice, String step, String next) {
        if (voice.door().oneScreen()) {
            return voice.t("intake.look.send");
        }
        return step.equals("before")
                ? voice.t("intake.before.write")
                : voice.t("intake.flow.next", voice.t("intake.step." + next));
    }

    /** What sending does not do for whoever the law may make report. */
    private LookView.Own own(Voice voice, Owing owing) {
        return new LookView.Own(
                owing.text(voice),
                phone("child-protection"),
                line("child-protection").map(CrisisLine::dials).orElse("911"));
    }

    private static List<StepView.Mark> marks(Voice voice, int at) {
        List<String> steps = voice.door().steps();
        return IntStream.range(0, steps.size())
                .mapToObj(i -> new StepView.Mark(voice.t("intake.step." + steps.get(i)), i < at, i == at))
                .toList();
    }

    LookView look(Page page, Door door, Draft draft) {
        Voice voice = new Voice(page.text(), door);
        Answers answers = draft.answers().settled();
        Owing owing = Owing.of(door, answers);
        var parts = new ArrayList<LookView.Part>();
        for (String step : door.steps()) {
            List<Question> asked = questions(door, step);
            if (!asked.isEmpty()) {
                parts.add(new LookView.Part(step, voice.t("intake.step." + step), answered(voice, asked, answers)));
            }
        }
        return new LookView(
                page.to(page.path()),
                states.seal(draft.at(Draft.LOOK).form()),
                parts,
                door.audience().equals("public") ? phone("missing") : null,
                owing.owes() ? own(voice, owing) : null,
                answers.equals(draft.answers()) ? null : page.t("intake.look.never"));
    }

    List<LookView.Line> answered(Voice voice, List<Question> asked, Answers answers) {
        var said = new ArrayList<LookView.Line>();
        for (Question question : asked) {
            String words = words(voice, question, answers);
            if (words != null) {
                said.add(new LookView.Line(voice.t("intake.field." + question.name()), words));
            }
        }
        return said;
    }

    /** What was answered, as people say it. */
    @Nullable
    String words(Voice voice, Question question, Answers answers) {
        String words = QuestionView.words(voice, question, answers);
        return words == null || question.kind() != Question.Kind.MOMENT
                ? words
                : checks.moment(words).map(voice.text()::when).orElse(words);
    }

    private List<CrisisLine> privateLines() {
        return lines.publicLines().stream()
                .filter(it -> PRIVATE_LINES.contains(it.key()))
                .toList();
    }

    List<CrisisLine> allLines() {
        return lines.publicLines();
    }

    Optional<CrisisLine> line(String key) {
        return lines.publicLines().stream().filter(it -> it.key().equals(key)).findFirst();
    }

    /** The number of a line as printed; 911 where the directory no longer has it, since that one always answers. */
    String phone(String key) {
        @Nullable String phone = line(key).map(CrisisLine::phone).orElse(null);
        return phone == null ? "911" : phone;
    }
}
