package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.intake.triage.Concern;
import org.anydoor.platform.i18n.Text;
import org.anydoor.youth.AgeRange;
import org.anydoor.youth.YouthDetails;
import org.anydoor.youth.YouthRecord;

/** A record that may be meant by a concern, in words by which one young person is told from another. */
final class MeantWords {
    private final Text text;
    private final Concern.Whom whom;
    private final LocalDate today;

    MeantWords(Text text, Concern.Whom whom, LocalDate today) {
        this.text = text;
        this.whom = whom;
        this.today = today;
    }

    ConcernView.Meant of(YouthRecord record, String wanted) {
        YouthDetails it = record.details();
        Optional<AgeRange> age = it.ageOn(today);
        String about = Stream.of(
                        it.pronouns(),
                        age.map(this::age).orElse(text.t("intake.youth.age-unknown")),
                        text.t("intake.youth.record-of", text.day(record.madeAt())))
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
        List<String> reasons = new ArrayList<>();
        reasons.add(text.t("intake.youth.fits." + word(it.fits(wanted))));
        age.filter(this::fits).ifPresent(range -> reasons.add(text.t("intake.youth.fits.age")));
        return new ConcernView.Meant(
                record.id().value().toString(),
                it.called(),
                about,
                it.flags().stream()
                        .sorted()
                        .map(flag -> text.t("youth.flag." + word(flag)))
                        .toList(),
                reasons);
    }

    private String age(AgeRange range) {
        return range.isExact() ? Integer.toString(range.low()) : text.t("youth.age.range", range.low(), range.high());
    }

    private boolean fits(AgeRange range) {
        Integer low = whom.ageLow();
        Integer high = whom.ageHigh();
        return (low != null || high != null)
                && (low == null || range.high() >= low)
                && (high == null || range.low() <= high);
    }
}
