package org.anydoor.linkage;

/** Where one comparison writes its answer; each worker has its own, so that millions of pairs make no garbage. */
final class Outcome {
    int level;

    /** The share of records that have what the two values share. */
    double share = 1;

    void is(int reached, double commonness) {
        level = reached;
        share = commonness;
    }
}
