package org.anydoor.platform.keys;

/**
 * A column that data keys of subjects seal. A module makes a bean of this for each, so that a trial restore can open some of
 * its rows and prove that the chain of keys holds to the last link.
 *
 * @param subject the column that names whose key it is
 * @param field an SQL expression for the name of the field, such as {@code 'reporter'}
 */
public record SubjectSealed(String table, String subject, String column, String field) {
    /** Some rows by chance, each with its subject's and its agency's key. */
    String sample(int rows) {
        return """
            select s.subject, s.field, s.sealed, d.agency_id, d.agency_key_version, d.wrapped
            from (select %2$s as subject, %3$s as sealed, %4$s as field from %1$s
              where %3$s is not null order by random() limit %5$d) as s
            join platform.data_key d on d.subject_id = s.subject
            """.formatted(table, subject, column, field, rows);
    }
}
