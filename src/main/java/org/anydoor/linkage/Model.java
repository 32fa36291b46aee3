package org.anydoor.linkage;

import java.util.List;

/** All that was learnt about one kind of record; {@code prior} is the share of true pairs among all pairs that there are. */
public record Model(List<Field> fields, List<FieldModel> learnt, double prior) {

    /** The levels of a field, from the same to different. */
    public List<Level> levels(int field) {
        return fields.get(field).type().comparison().levels();
    }

    Scoring scoring() {
        return new Scoring(this);
    }
}
