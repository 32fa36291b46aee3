package org.anydoor.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rules say of one situation: how soon, why, and to which kinds of agency, each by its first matching rule. */
record Decision(Urgency urgency, String reasonKey, List<Target> targets) {

    /** A kind of agency that a rule names. */
    record Target(String kind, boolean atOnce, Urgency urgency, String reasonKey) {}

    static Decision by(List<RoutingRule> rules, RoutingRule.Situation situation) {
        List<RoutingRule> matching =
                rules.stream().filter(rule -> rule.matches(situation)).toList();
        RoutingRule first = matching.stream()
                .filter(rule -> rule.urgency() != null)
                .findFirst()
                .orElse(null);
        Urgency urgency = first == null || first.urgency() == null ? Urgency.STANDARD : first.urgency();
        Map<String, Target> targets = new LinkedHashMap<>();
        for (RoutingRule rule : matching) {
            String kind = rule.sendsTo();
            if (kind != null) {
                Urgency own = rule.urgency() == null ? urgency : rule.urgency();
                targets.putIfAbsent(kind, new Target(kind, rule.atOnce(), own, rule.reasonKey()));
            }
        }
        return new Decision(
                urgency, first == null ? "everything-else" : first.reasonKey(), new ArrayList<>(targets.values()));
    }

    boolean atOnce() {
        return targets.stream().anyMatch(Target::atOnce);
    }
}
