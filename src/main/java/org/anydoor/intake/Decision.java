package org.anydoor.intake;

import java.util.ArrayList;
import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.jspecify.annotations.Nullable;

/** What the rules say of one situation: how soon, why, and to which agencies, each by its first matching rule. */
record Decision(Urgency urgency, String reasonKey, List<Target> targets) {

    /** A kind of agency that a rule names, and which one of it where the rule says so. */
    record Target(String kind, @Nullable AgencyId agency, boolean atOnce, Urgency urgency, String reasonKey) {}

    static Decision by(List<RoutingRule> rules, RoutingRule.Situation situation) {
        List<RoutingRule> matching =
                rules.stream().filter(rule -> rule.matches(situation)).toList();
        RoutingRule first = matching.stream()
                .filter(rule -> rule.urgency() != null)
                .findFirst()
                .orElse(null);
        Urgency urgency = first == null || first.urgency() == null ? Urgency.STANDARD : first.urgency();
        List<Target> targets = new ArrayList<>();
        for (RoutingRule rule : matching) {
            String kind = rule.sendsTo();
            if (kind != null && targets.stream().noneMatch(it -> decidesFor(it, rule))) {
                Urgency own = rule.urgency() == null ? urgency : rule.urgency();
                targets.add(new Target(kind, rule.to(), rule.atOnce(), own, rule.reasonKey()));
            }
        }
        return new Decision(urgency, first == null ? "everything-else" : first.reasonKey(), targets);
    }

    /** An earlier rule has decided for this agency, or for some agency of the kind where this rule names none. */
    private static boolean decidesFor(Target earlier, RoutingRule rule) {
        return earlier.kind().equals(rule.sendsTo())
                && (rule.to() == null || rule.to().equals(earlier.agency()));
    }

    boolean atOnce() {
        return targets.stream().anyMatch(Target::atOnce);
    }
}
