package org.anydoor.linkage;

import java.util.List;

/** How candidates were found: what each rule proposed, and how many pairs were compared in all. */
public record BlockingAccount(List<Rule> rules, long compared) {

    /** One rule and the pairs that it proposes, shared ones counted at each. */
    public record Rule(String words, long pairs) {}

    static BlockingAccount of(Blocks blocks, long compared) {
        List<Rule> rules = blocks.allRules()
                .mapToObj(rule -> new Rule(blocks.rules.get(rule).words(), blocks.pairsOf(rule)))
                .toList();
        return new BlockingAccount(rules, compared);
    }
}
