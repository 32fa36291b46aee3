package org.anydoor.platform.sample;

/** One module's part of the sample community; chapters are written in their order, in one transaction. */
public interface SampleChapter {
    /** Lower comes first: 10 directory and venues, 20 youth, 30 intake, 40 care, 90 measures. */
    int order();

    /** Writes this module's rows; {@link SampleTown#actFor} says for which agency. */
    void write(SampleTown town);
}
