package org.anydoor.linkage;

import java.util.List;

/**
 * How candidates were found: what each rule proposed, how many pairs were compared in all, and what the rules probably missed.
 *
 * @param estimatedLoss the share of true pairs that no rule proposes, as far as the rules' overlap tells
 */
public record BlockingAccount(List<Rule> rules, long compared, double estimatedLoss) {

    /**
     * One rule.
     *
     * @param pairs that it proposes, shared ones counted at each rule
     * @param likely pairs of these with a probability of at least one half
     */
    public record Rule(String words, long pairs, long likely) {}

    static BlockingAccount of(Blocks blocks, long compared, Pairs pairs, double[] bits) {
        long[] likely = new long[blocks.rules.size()];
        long all = 0;
        long once = 0;
        long twice = 0;
        for (int pair = 0; pair < pairs.size; pair++) {
            if (bits[pair] >= 0) {
                int by = Long.bitCount(pairs.rules[pair]);
                all++;
                once += by == 1 ? 1 : 0;
                twice += by == 2 ? 1 : 0;
                for (int rule = 0; rule < likely.length; rule++) {
                    likely[rule] += pairs.rules[pair] >>> rule & 1;
                }
            }
        }
        List<Rule> rules = blocks.allRules()
                .mapToObj(rule -> new Rule(blocks.rules.get(rule).words(), blocks.pairsOf(rule), likely[rule]))
                .toList();
        return new BlockingAccount(rules, compared, loss(all, once, twice));
    }

    /** Chao's lower bound: how many were seen never, from how many were seen once and twice. */
    private static double loss(double all, double once, double twice) {
        double never = twice > 0 ? once * once / (2 * twice) : once * (once - 1) / 2;
        return all == 0 ? 0 : never / (all + never);
    }
}
