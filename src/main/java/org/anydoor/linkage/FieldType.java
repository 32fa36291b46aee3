package org.anydoor.linkage;

import java.util.Locale;

/** What a column tells of a person; it decides how two values are compared. */
public enum FieldType {
    GIVEN_NAME("given name"),
    SURNAME("surname"),
    NAME("whole name"),
    GUARDIAN("guardian"),
    BIRTH_DATE("birth date or stated age"),
    GENDER("gender"),
    ADDRESS("street or other line of an address"),
    HOUSE_NUMBER("house number"),
    PLACE("town, suburb, state or birth place"),
    POSTCODE("postcode"),
    PHONE("phone"),
    EMAIL("e-mail"),
    HANDLE("name on a platform"),
    IDENTIFIER("number or code that an office gave"),
    SCHOOL("school"),
    CATEGORY("one of few words");

    private final String words;

    FieldType(String words) {
        this.words = words;
    }

    /** As it is written in a configuration: {@code given_name}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that is written so. */
    public static FieldType of(String key) {
        return valueOf(key.strip().toUpperCase(Locale.ROOT));
    }

    /** What such a column holds. */
    public String words() {
        return words;
    }

    Comparison comparison() {
        return switch (this) {
            case GIVEN_NAME, SURNAME -> new NameComparison();
            case NAME, GUARDIAN -> new WholeNameComparison();
            case BIRTH_DATE -> new BirthDateComparison();
            case GENDER, CATEGORY -> new CategoryComparison();
            case ADDRESS, PLACE, SCHOOL -> new TextComparison();
            case HOUSE_NUMBER, IDENTIFIER, PHONE, POSTCODE -> new CodeComparison(this);
            case EMAIL, HANDLE -> new ContactComparison();
        };
    }
}
