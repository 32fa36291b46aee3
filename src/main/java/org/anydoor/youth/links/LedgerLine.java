package org.anydoor.youth.links;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger, as far as it decides how a pair stands.
 *
 * @param position number of the line among those of its pair
 * @param withdraws the position that it takes back, if it is withdrawn
 * @param needed how many people it took to link the pair when this was said
 */
public record LedgerLine(
        Pair pair, int position, Verdict verdict, @Nullable Integer withdraws, int needed, UUID by) {}
